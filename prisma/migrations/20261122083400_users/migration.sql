-- CreateEnum
CREATE TYPE "handover_role" AS ENUM ('primary', 'card_holder');

-- CreateEnum
CREATE TYPE "handover_outcome" AS ENUM ('accepted', 'declined', 'withdrawn', 'expired');

-- CreateEnum
CREATE TYPE "access_request_answer" AS ENUM ('approved', 'declined');

-- CreateTable
CREATE TABLE "new_address" (
    "person_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "link_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "new_address_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "billing_manager" (
    "account_id" UUID NOT NULL,
    "bill_group_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "billing_manager_pkey" PRIMARY KEY ("bill_group_id","person_id")
);

-- CreateTable
CREATE TABLE "handover" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "role" "handover_role" NOT NULL,
    "from_person_id" UUID NOT NULL,
    "to_person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "outcome" "handover_outcome",

    CONSTRAINT "handover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_request" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "access_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_request_match" (
    "request_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "reminded_at" TIMESTAMPTZ(3),
    "answer" "access_request_answer",
    "answered_at" TIMESTAMPTZ(3),
    "answered_by" UUID,

    CONSTRAINT "access_request_match_pkey" PRIMARY KEY ("request_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "new_address_id_key" ON "new_address"("id");

-- CreateIndex
CREATE UNIQUE INDEX "new_address_link_hash_key" ON "new_address"("link_hash");

-- CreateIndex
CREATE INDEX "new_address_expires_at_idx" ON "new_address"("expires_at");

-- CreateIndex
CREATE INDEX "billing_manager_person_id_idx" ON "billing_manager"("person_id");

-- CreateIndex
CREATE INDEX "handover_contract_id_idx" ON "handover"("contract_id");

-- CreateIndex
CREATE INDEX "handover_to_person_id_idx" ON "handover"("to_person_id");

-- CreateIndex
CREATE INDEX "handover_ended_at_expires_at_idx" ON "handover"("ended_at", "expires_at");

-- CreateIndex
CREATE INDEX "access_request_person_id_created_at_idx" ON "access_request"("person_id", "created_at");

-- CreateIndex
CREATE INDEX "access_request_ended_at_expires_at_idx" ON "access_request"("ended_at", "expires_at");

-- CreateIndex
CREATE INDEX "access_request_match_contract_id_idx" ON "access_request_match"("contract_id");

-- AddForeignKey
ALTER TABLE "new_address" ADD CONSTRAINT "new_address_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "billing_manager" ADD CONSTRAINT "billing_manager_account_id_bill_group_id_fkey" FOREIGN KEY ("account_id", "bill_group_id") REFERENCES "bill_group"("account_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "billing_manager" ADD CONSTRAINT "billing_manager_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover" ADD CONSTRAINT "handover_account_id_contract_id_fkey" FOREIGN KEY ("account_id", "contract_id") REFERENCES "contract"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover" ADD CONSTRAINT "handover_from_person_id_fkey" FOREIGN KEY ("from_person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover" ADD CONSTRAINT "handover_to_person_id_fkey" FOREIGN KEY ("to_person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_request" ADD CONSTRAINT "access_request_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_request_match" ADD CONSTRAINT "access_request_match_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "access_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_request_match" ADD CONSTRAINT "access_request_match_account_id_contract_id_fkey" FOREIGN KEY ("account_id", "contract_id") REFERENCES "contract"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
