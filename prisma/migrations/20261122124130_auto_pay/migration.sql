-- CreateEnum
CREATE TYPE "auto_pay_outcome" AS ENUM ('paid', 'declined', 'not_tried', 'skipped');

-- AlterTable
ALTER TABLE "bill_group" ADD COLUMN     "auto_pay_from" DATE;

-- CreateTable
CREATE TABLE "auto_pay_try" (
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "attempt_id" UUID,
    "outcome" "auto_pay_outcome",
    "reason" TEXT,

    CONSTRAINT "auto_pay_try_pkey" PRIMARY KEY ("invoice_id","day")
);

-- CreateIndex
CREATE UNIQUE INDEX "auto_pay_try_attempt_id_key" ON "auto_pay_try"("attempt_id");

-- CreateIndex
CREATE UNIQUE INDEX "auto_pay_try_account_id_attempt_id_key" ON "auto_pay_try"("account_id", "attempt_id");

-- AddForeignKey
ALTER TABLE "auto_pay_try" ADD CONSTRAINT "auto_pay_try_account_id_contract_id_invoice_id_fkey" FOREIGN KEY ("account_id", "contract_id", "invoice_id") REFERENCES "invoice"("account_id", "contract_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auto_pay_try" ADD CONSTRAINT "auto_pay_try_account_id_attempt_id_fkey" FOREIGN KEY ("account_id", "attempt_id") REFERENCES "payment_attempt"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
