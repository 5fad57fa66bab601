-- CreateEnum
CREATE TYPE "dispute_kind" AS ENUM ('not_delivered', 'wrong_amount', 'billed_twice', 'wrong_details', 'other');

-- CreateEnum
CREATE TYPE "dispute_ending" AS ENUM ('withdrawn', 'accepted', 'rejected');

-- CreateEnum
CREATE TYPE "promise_ending" AS ENUM ('withdrawn', 'superseded');

-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'disputes';

-- AlterTable
ALTER TABLE "dispute" ADD COLUMN     "ended_by_person_id" UUID,
ADD COLUMN     "ended_by_staff_id" UUID,
ADD COLUMN     "ending" "dispute_ending",
ADD COLUMN     "ending_note" TEXT,
ADD COLUMN     "kind" "dispute_kind" NOT NULL DEFAULT 'other',
ADD COLUMN     "line_rank" INTEGER,
ADD COLUMN     "opened_by_person_id" UUID;

-- CreateTable
CREATE TABLE "dispute_message" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "dispute_id" UUID NOT NULL,
    "person_id" UUID,
    "staff_id" UUID,
    "text" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dispute_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "dispute_id" UUID,
    "transfer_id" UUID,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "is_scanned" BOOLEAN NOT NULL,
    "person_id" UUID,
    "staff_id" UUID,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_promise" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "promised_on" DATE NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "made_on" DATE NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ending" "promise_ending",

    CONSTRAINT "payment_promise_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transfer_notice" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "sent_on" DATE NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "bank_reference" TEXT,
    "said_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "transfer_notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_reminder" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "nth" INTEGER NOT NULL,
    "open_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_reminder_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "dispute_message_dispute_id_sent_at_id_idx" ON "dispute_message"("dispute_id", "sent_at", "id");

-- CreateIndex
CREATE INDEX "stored_file_dispute_id_added_at_id_idx" ON "stored_file"("dispute_id", "added_at", "id");

-- CreateIndex
CREATE INDEX "stored_file_transfer_id_idx" ON "stored_file"("transfer_id");

-- CreateIndex
CREATE INDEX "stored_file_added_at_id_idx" ON "stored_file"("added_at", "id");

-- CreateIndex
CREATE INDEX "payment_promise_invoice_id_made_at_idx" ON "payment_promise"("invoice_id", "made_at");

-- CreateIndex
CREATE INDEX "payment_promise_contract_id_made_at_id_idx" ON "payment_promise"("contract_id", "made_at", "id");

-- CreateIndex
CREATE INDEX "transfer_notice_invoice_id_said_at_idx" ON "transfer_notice"("invoice_id", "said_at");

-- CreateIndex
CREATE INDEX "transfer_notice_contract_id_said_at_id_idx" ON "transfer_notice"("contract_id", "said_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "transfer_notice_account_id_contract_id_id_key" ON "transfer_notice"("account_id", "contract_id", "id");

-- CreateIndex
CREATE INDEX "payment_reminder_contract_id_sent_at_id_idx" ON "payment_reminder"("contract_id", "sent_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_reminder_invoice_id_nth_key" ON "payment_reminder"("invoice_id", "nth");

-- CreateIndex
CREATE INDEX "dispute_contract_id_opened_at_id_idx" ON "dispute"("contract_id", "opened_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "dispute_account_id_contract_id_id_key" ON "dispute"("account_id", "contract_id", "id");

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_invoice_id_line_rank_fkey" FOREIGN KEY ("invoice_id", "line_rank") REFERENCES "invoice_line"("invoice_id", "rank") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_opened_by_person_id_fkey" FOREIGN KEY ("opened_by_person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_ended_by_person_id_fkey" FOREIGN KEY ("ended_by_person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_ended_by_staff_id_fkey" FOREIGN KEY ("ended_by_staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute_message" ADD CONSTRAINT "dispute_message_account_id_contract_id_dispute_id_fkey" FOREIGN KEY ("account_id", "contract_id", "dispute_id") REFERENCES "dispute"("account_id", "contract_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute_message" ADD CONSTRAINT "dispute_message_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute_message" ADD CONSTRAINT "dispute_message_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_account_id_contract_id_dispute_id_fkey" FOREIGN KEY ("account_id", "contract_id", "dispute_id") REFERENCES "dispute"("account_id", "contract_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_account_id_contract_id_transfer_id_fkey" FOREIGN KEY ("account_id", "contract_id", "transfer_id") REFERENCES "transfer_notice"("account_id", "contract_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_promise" ADD CONSTRAINT "payment_promise_account_id_contract_id_invoice_id_fkey" FOREIGN KEY ("account_id", "contract_id", "invoice_id") REFERENCES "invoice"("account_id", "contract_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_promise" ADD CONSTRAINT "payment_promise_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer_notice" ADD CONSTRAINT "transfer_notice_account_id_contract_id_invoice_id_fkey" FOREIGN KEY ("account_id", "contract_id", "invoice_id") REFERENCES "invoice"("account_id", "contract_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer_notice" ADD CONSTRAINT "transfer_notice_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_reminder" ADD CONSTRAINT "payment_reminder_account_id_contract_id_invoice_id_fkey" FOREIGN KEY ("account_id", "contract_id", "invoice_id") REFERENCES "invoice"("account_id", "contract_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
