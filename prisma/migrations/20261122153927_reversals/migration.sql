-- CreateEnum
CREATE TYPE "refund_status" AS ENUM ('pending', 'succeeded', 'failed', 'canceled');

-- CreateEnum
CREATE TYPE "chargeback_status" AS ENUM ('open', 'won', 'lost');

-- CreateEnum
CREATE TYPE "payment_line_kind" AS ENUM ('payment', 'refund', 'chargeback');

-- AlterEnum
ALTER TYPE "ledger_kind" ADD VALUE 'refunded';

-- CreateTable
CREATE TABLE "refund" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "provider_refund_id" TEXT NOT NULL,
    "status" "refund_status" NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "unapplied_minor" BIGINT NOT NULL DEFAULT 0,
    "reason" TEXT,
    "refunded_at" TIMESTAMPTZ(3) NOT NULL,
    "failed_at" TIMESTAMPTZ(3),

    CONSTRAINT "refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refund_share" (
    "refund_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "refund_share_pkey" PRIMARY KEY ("refund_id","invoice_id")
);

-- CreateTable
CREATE TABLE "chargeback" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "provider_dispute_id" TEXT NOT NULL,
    "status" "chargeback_status" NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "unapplied_minor" BIGINT NOT NULL DEFAULT 0,
    "reason" TEXT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "chargeback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chargeback_share" (
    "chargeback_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "chargeback_share_pkey" PRIMARY KEY ("chargeback_id","invoice_id")
);

-- CreateTable
CREATE TABLE "payment_line" (
    "line_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "kind" "payment_line_kind" NOT NULL,
    "happened_on" DATE NOT NULL,

    CONSTRAINT "payment_line_pkey" PRIMARY KEY ("line_id","contract_id")
);

-- CreateTable
CREATE TABLE "provider_watermark" (
    "name" TEXT NOT NULL,
    "read_to" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_watermark_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "refund_provider_refund_id_key" ON "refund"("provider_refund_id");

-- CreateIndex
CREATE INDEX "refund_payment_id_idx" ON "refund"("payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "refund_account_id_id_key" ON "refund"("account_id", "id");

-- CreateIndex
CREATE INDEX "refund_share_invoice_id_idx" ON "refund_share"("invoice_id");

-- CreateIndex
CREATE INDEX "refund_share_contract_id_idx" ON "refund_share"("contract_id");

-- CreateIndex
CREATE UNIQUE INDEX "chargeback_provider_dispute_id_key" ON "chargeback"("provider_dispute_id");

-- CreateIndex
CREATE INDEX "chargeback_payment_id_idx" ON "chargeback"("payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "chargeback_account_id_id_key" ON "chargeback"("account_id", "id");

-- CreateIndex
CREATE INDEX "chargeback_share_invoice_id_idx" ON "chargeback_share"("invoice_id");

-- CreateIndex
CREATE INDEX "chargeback_share_contract_id_idx" ON "chargeback_share"("contract_id");

-- CreateIndex
CREATE INDEX "payment_line_contract_id_happened_on_line_id_idx" ON "payment_line"("contract_id", "happened_on" DESC, "line_id" DESC);

-- CreateIndex
CREATE INDEX "payment_line_payment_id_idx" ON "payment_line"("payment_id");

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_account_id_payment_id_fkey" FOREIGN KEY ("account_id", "payment_id") REFERENCES "payment"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund_share" ADD CONSTRAINT "refund_share_account_id_refund_id_fkey" FOREIGN KEY ("account_id", "refund_id") REFERENCES "refund"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund_share" ADD CONSTRAINT "refund_share_account_id_contract_id_invoice_id_fkey" FOREIGN KEY ("account_id", "contract_id", "invoice_id") REFERENCES "invoice"("account_id", "contract_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chargeback" ADD CONSTRAINT "chargeback_account_id_payment_id_fkey" FOREIGN KEY ("account_id", "payment_id") REFERENCES "payment"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chargeback_share" ADD CONSTRAINT "chargeback_share_account_id_chargeback_id_fkey" FOREIGN KEY ("account_id", "chargeback_id") REFERENCES "chargeback"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chargeback_share" ADD CONSTRAINT "chargeback_share_account_id_contract_id_invoice_id_fkey" FOREIGN KEY ("account_id", "contract_id", "invoice_id") REFERENCES "invoice"("account_id", "contract_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_line" ADD CONSTRAINT "payment_line_account_id_contract_id_fkey" FOREIGN KEY ("account_id", "contract_id") REFERENCES "contract"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_line" ADD CONSTRAINT "payment_line_account_id_payment_id_fkey" FOREIGN KEY ("account_id", "payment_id") REFERENCES "payment"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
