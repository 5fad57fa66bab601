-- CreateEnum
CREATE TYPE "attempt_kind" AS ENUM ('checkout', 'saved', 'auto');

-- CreateEnum
CREATE TYPE "setup_status" AS ENUM ('created', 'open', 'succeeded', 'expired', 'canceled');

-- AlterTable
ALTER TABLE "contract" ADD COLUMN     "payment_method_id" UUID;

-- AlterTable
ALTER TABLE "payment_attempt" ADD COLUMN     "kind" "attempt_kind" NOT NULL DEFAULT 'checkout',
ADD COLUMN     "payment_method_id" UUID,
ADD COLUMN     "provider_intent_id" TEXT,
ALTER COLUMN "payer_person_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "payment_method" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "bill_group_id" UUID NOT NULL,
    "kind" "payment_method_kind" NOT NULL,
    "provider_method_id" TEXT NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "added_by_person_id" UUID,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "detached_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_method_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_method_details" (
    "method_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "bill_group_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "last4" CHAR(4) NOT NULL,
    "expiry_month" INTEGER,
    "expiry_year" INTEGER,

    CONSTRAINT "payment_method_details_pkey" PRIMARY KEY ("method_id")
);

-- CreateTable
CREATE TABLE "provider_customer" (
    "bill_group_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "provider_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_customer_pkey" PRIMARY KEY ("bill_group_id")
);

-- CreateTable
CREATE TABLE "method_setup" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "bill_group_id" UUID NOT NULL,
    "contract_id" UUID,
    "person_id" UUID NOT NULL,
    "status" "setup_status" NOT NULL DEFAULT 'created',
    "locale" TEXT NOT NULL,
    "provider_session_id" TEXT,
    "setup_url" TEXT,
    "method_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "method_setup_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "payment_method_provider_method_id_key" ON "payment_method"("provider_method_id");

-- CreateIndex
CREATE INDEX "payment_method_bill_group_id_added_at_id_idx" ON "payment_method"("bill_group_id", "added_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_method_account_id_id_key" ON "payment_method"("account_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_method_account_id_bill_group_id_id_key" ON "payment_method"("account_id", "bill_group_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_method_details_account_id_bill_group_id_method_id_key" ON "payment_method_details"("account_id", "bill_group_id", "method_id");

-- CreateIndex
CREATE UNIQUE INDEX "provider_customer_provider_id_key" ON "provider_customer"("provider_id");

-- CreateIndex
CREATE UNIQUE INDEX "provider_customer_account_id_bill_group_id_key" ON "provider_customer"("account_id", "bill_group_id");

-- CreateIndex
CREATE UNIQUE INDEX "method_setup_provider_session_id_key" ON "method_setup"("provider_session_id");

-- CreateIndex
CREATE UNIQUE INDEX "method_setup_method_id_key" ON "method_setup"("method_id");

-- CreateIndex
CREATE INDEX "method_setup_ended_at_created_at_idx" ON "method_setup"("ended_at", "created_at");

-- CreateIndex
CREATE INDEX "method_setup_person_id_bill_group_id_idx" ON "method_setup"("person_id", "bill_group_id");

-- CreateIndex
CREATE UNIQUE INDEX "method_setup_account_id_method_id_key" ON "method_setup"("account_id", "method_id");

-- CreateIndex
CREATE INDEX "contract_payment_method_id_idx" ON "contract"("payment_method_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_attempt_provider_intent_id_key" ON "payment_attempt"("provider_intent_id");

-- CreateIndex
CREATE INDEX "payment_attempt_payment_method_id_idx" ON "payment_attempt"("payment_method_id");

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_account_id_bill_group_id_payment_method_id_fkey" FOREIGN KEY ("account_id", "bill_group_id", "payment_method_id") REFERENCES "payment_method"("account_id", "bill_group_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_attempt" ADD CONSTRAINT "payment_attempt_account_id_payment_method_id_fkey" FOREIGN KEY ("account_id", "payment_method_id") REFERENCES "payment_method"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_method" ADD CONSTRAINT "payment_method_account_id_bill_group_id_fkey" FOREIGN KEY ("account_id", "bill_group_id") REFERENCES "bill_group"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_method" ADD CONSTRAINT "payment_method_added_by_person_id_fkey" FOREIGN KEY ("added_by_person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_method_details" ADD CONSTRAINT "payment_method_details_account_id_bill_group_id_method_id_fkey" FOREIGN KEY ("account_id", "bill_group_id", "method_id") REFERENCES "payment_method"("account_id", "bill_group_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_customer" ADD CONSTRAINT "provider_customer_account_id_bill_group_id_fkey" FOREIGN KEY ("account_id", "bill_group_id") REFERENCES "bill_group"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "method_setup" ADD CONSTRAINT "method_setup_account_id_bill_group_id_fkey" FOREIGN KEY ("account_id", "bill_group_id") REFERENCES "bill_group"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "method_setup" ADD CONSTRAINT "method_setup_account_id_bill_group_id_contract_id_fkey" FOREIGN KEY ("account_id", "bill_group_id", "contract_id") REFERENCES "contract"("account_id", "bill_group_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "method_setup" ADD CONSTRAINT "method_setup_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "method_setup" ADD CONSTRAINT "method_setup_account_id_method_id_fkey" FOREIGN KEY ("account_id", "method_id") REFERENCES "payment_method"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
