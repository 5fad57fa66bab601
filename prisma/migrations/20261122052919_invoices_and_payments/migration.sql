-- CreateEnum
CREATE TYPE "credit_memo_kind" AS ENUM ('credit', 'correction');

-- CreateEnum
CREATE TYPE "adjustment_kind" AS ENUM ('allowance', 'charge');

-- CreateEnum
CREATE TYPE "ledger_kind" AS ENUM ('receivable', 'billed', 'cash', 'credit', 'unapplied');

-- CreateEnum
CREATE TYPE "payment_method_kind" AS ENUM ('card', 'bank_debit', 'transfer');

-- CreateEnum
CREATE TYPE "attempt_status" AS ENUM ('created', 'open', 'processing', 'succeeded', 'failed', 'expired', 'canceled');

-- AlterTable
ALTER TABLE "contract" ADD COLUMN     "online_payment" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "invoice" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "bill_group_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "seller_entity_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "lines_minor" BIGINT NOT NULL,
    "allowance_minor" BIGINT NOT NULL DEFAULT 0,
    "charge_minor" BIGINT NOT NULL DEFAULT 0,
    "tax_minor" BIGINT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "prepaid_minor" BIGINT NOT NULL DEFAULT 0,
    "rounding_minor" BIGINT NOT NULL DEFAULT 0,
    "payable_minor" BIGINT NOT NULL,
    "po_number" TEXT,
    "quote_number" TEXT,
    "buyer_reference" TEXT,
    "bill_to" JSONB NOT NULL,
    "billed_by" JSONB NOT NULL,
    "pay_to" JSONB,
    "terms" TEXT,
    "notes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "voided_at" TIMESTAMPTZ(3),
    "open_minor" BIGINT NOT NULL DEFAULT 0,
    "source_hash" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_line" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "rank" INTEGER NOT NULL,
    "position" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "details" TEXT,
    "quantity" DECIMAL(20,6) NOT NULL,
    "unit" TEXT,
    "unit_price" DECIMAL(20,6) NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "tax_rate" DECIMAL(6,3),
    "tax_category" TEXT NOT NULL,

    CONSTRAINT "invoice_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_tax" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "rank" INTEGER NOT NULL,
    "category" TEXT NOT NULL,
    "rate" DECIMAL(6,3),
    "base_minor" BIGINT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "exemption" TEXT,

    CONSTRAINT "invoice_tax_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_adjustment" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "rank" INTEGER NOT NULL,
    "kind" "adjustment_kind" NOT NULL,
    "reason" TEXT,
    "amount_minor" BIGINT NOT NULL,
    "tax_rate" DECIMAL(6,3),
    "tax_category" TEXT NOT NULL,

    CONSTRAINT "invoice_adjustment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dispute" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "dispute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit_memo" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "seller_entity_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "kind" "credit_memo_kind" NOT NULL DEFAULT 'credit',
    "issued_on" DATE NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "reason" TEXT,
    "left_minor" BIGINT NOT NULL DEFAULT 0,
    "source_hash" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credit_memo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit_application" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "credit_memo_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "applied_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "credit_application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_transaction" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "fact_key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_transaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "transaction_id" UUID NOT NULL,
    "kind" "ledger_kind" NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "contract_id" UUID,
    "invoice_id" UUID,
    "credit_memo_id" UUID,
    "payment_id" UUID,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "method" "payment_method_kind" NOT NULL,
    "method_name" TEXT NOT NULL,
    "last4" CHAR(4),
    "currency" CHAR(3) NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "provider_charge_id" TEXT,
    "attempt_id" UUID,
    "payer_person_id" UUID,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_allocation" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "payment_allocation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_attempt" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "status" "attempt_status" NOT NULL DEFAULT 'created',
    "currency" CHAR(3) NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "payer_person_id" UUID NOT NULL,
    "payer_locale" TEXT NOT NULL,
    "provider_session_id" TEXT,
    "checkout_url" TEXT,
    "decline_code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_attempt_invoice" (
    "attempt_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "is_open" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "payment_attempt_invoice_pkey" PRIMARY KEY ("attempt_id","invoice_id")
);

-- CreateTable
CREATE TABLE "provider_event" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "provider_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seller_currency" (
    "seller_entity_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "online_limit_minor" BIGINT NOT NULL,
    "part_payment_from_minor" BIGINT,
    "bank_debit" BOOLEAN NOT NULL DEFAULT false,
    "bank_name" TEXT NOT NULL,
    "account_holder" TEXT NOT NULL,
    "account_number" TEXT NOT NULL,
    "bank_code" TEXT NOT NULL,

    CONSTRAINT "seller_currency_pkey" PRIMARY KEY ("seller_entity_id","currency")
);

-- CreateIndex
CREATE UNIQUE INDEX "invoice_reference_key" ON "invoice"("reference");

-- CreateIndex
CREATE INDEX "invoice_contract_id_issued_on_reference_idx" ON "invoice"("contract_id", "issued_on" DESC, "reference" DESC);

-- CreateIndex
CREATE INDEX "invoice_contract_id_due_on_reference_idx" ON "invoice"("contract_id", "due_on", "reference");

-- CreateIndex
CREATE INDEX "invoice_contract_id_total_minor_reference_idx" ON "invoice"("contract_id", "total_minor", "reference");

-- CreateIndex
CREATE INDEX "invoice_account_id_issued_on_reference_idx" ON "invoice"("account_id", "issued_on" DESC, "reference" DESC);

-- CreateIndex
CREATE INDEX "invoice_account_id_due_on_reference_idx" ON "invoice"("account_id", "due_on", "reference");

-- CreateIndex
CREATE INDEX "invoice_account_id_total_minor_reference_idx" ON "invoice"("account_id", "total_minor", "reference");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_seller_entity_id_number_key" ON "invoice"("seller_entity_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_account_id_contract_id_id_key" ON "invoice"("account_id", "contract_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_line_invoice_id_rank_key" ON "invoice_line"("invoice_id", "rank");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_tax_invoice_id_rank_key" ON "invoice_tax"("invoice_id", "rank");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_adjustment_invoice_id_rank_key" ON "invoice_adjustment"("invoice_id", "rank");

-- CreateIndex
CREATE INDEX "dispute_invoice_id_idx" ON "dispute"("invoice_id");

-- CreateIndex
CREATE INDEX "credit_memo_contract_id_issued_on_id_idx" ON "credit_memo"("contract_id", "issued_on", "id");

-- CreateIndex
CREATE UNIQUE INDEX "credit_memo_seller_entity_id_number_key" ON "credit_memo"("seller_entity_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "credit_memo_account_id_contract_id_id_key" ON "credit_memo"("account_id", "contract_id", "id");

-- CreateIndex
CREATE INDEX "credit_application_invoice_id_idx" ON "credit_application"("invoice_id");

-- CreateIndex
CREATE INDEX "credit_application_credit_memo_id_idx" ON "credit_application"("credit_memo_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transaction_fact_key_key" ON "ledger_transaction"("fact_key");

-- CreateIndex
CREATE INDEX "ledger_transaction_account_id_at_idx" ON "ledger_transaction"("account_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transaction_account_id_id_key" ON "ledger_transaction"("account_id", "id");

-- CreateIndex
CREATE INDEX "ledger_entry_invoice_id_idx" ON "ledger_entry"("invoice_id");

-- CreateIndex
CREATE INDEX "ledger_entry_credit_memo_id_idx" ON "ledger_entry"("credit_memo_id");

-- CreateIndex
CREATE INDEX "ledger_entry_payment_id_idx" ON "ledger_entry"("payment_id");

-- CreateIndex
CREATE INDEX "ledger_entry_transaction_id_idx" ON "ledger_entry"("transaction_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_number_key" ON "payment"("number");

-- CreateIndex
CREATE UNIQUE INDEX "payment_provider_charge_id_key" ON "payment"("provider_charge_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_attempt_id_key" ON "payment"("attempt_id");

-- CreateIndex
CREATE INDEX "payment_account_id_received_at_id_idx" ON "payment"("account_id", "received_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_account_id_id_key" ON "payment"("account_id", "id");

-- CreateIndex
CREATE INDEX "payment_allocation_invoice_id_idx" ON "payment_allocation"("invoice_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_allocation_payment_id_invoice_id_key" ON "payment_allocation"("payment_id", "invoice_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_attempt_provider_session_id_key" ON "payment_attempt"("provider_session_id");

-- CreateIndex
CREATE INDEX "payment_attempt_ended_at_created_at_idx" ON "payment_attempt"("ended_at", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "payment_attempt_account_id_id_key" ON "payment_attempt"("account_id", "id");

-- CreateIndex
CREATE INDEX "payment_attempt_invoice_invoice_id_idx" ON "payment_attempt_invoice"("invoice_id");

-- CreateIndex
CREATE INDEX "provider_event_received_at_idx" ON "provider_event"("received_at");

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_account_id_contract_id_fkey" FOREIGN KEY ("account_id", "contract_id") REFERENCES "contract"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_account_id_bill_group_id_fkey" FOREIGN KEY ("account_id", "bill_group_id") REFERENCES "bill_group"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_seller_entity_id_fkey" FOREIGN KEY ("seller_entity_id") REFERENCES "seller_entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_account_id_contract_id_invoice_id_fkey" FOREIGN KEY ("account_id", "contract_id", "invoice_id") REFERENCES "invoice"("account_id", "contract_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_tax" ADD CONSTRAINT "invoice_tax_account_id_contract_id_invoice_id_fkey" FOREIGN KEY ("account_id", "contract_id", "invoice_id") REFERENCES "invoice"("account_id", "contract_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_adjustment" ADD CONSTRAINT "invoice_adjustment_account_id_contract_id_invoice_id_fkey" FOREIGN KEY ("account_id", "contract_id", "invoice_id") REFERENCES "invoice"("account_id", "contract_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_account_id_contract_id_invoice_id_fkey" FOREIGN KEY ("account_id", "contract_id", "invoice_id") REFERENCES "invoice"("account_id", "contract_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_memo" ADD CONSTRAINT "credit_memo_account_id_contract_id_fkey" FOREIGN KEY ("account_id", "contract_id") REFERENCES "contract"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_memo" ADD CONSTRAINT "credit_memo_seller_entity_id_fkey" FOREIGN KEY ("seller_entity_id") REFERENCES "seller_entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_application" ADD CONSTRAINT "credit_application_account_id_contract_id_credit_memo_id_fkey" FOREIGN KEY ("account_id", "contract_id", "credit_memo_id") REFERENCES "credit_memo"("account_id", "contract_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_application" ADD CONSTRAINT "credit_application_account_id_contract_id_invoice_id_fkey" FOREIGN KEY ("account_id", "contract_id", "invoice_id") REFERENCES "invoice"("account_id", "contract_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_transaction" ADD CONSTRAINT "ledger_transaction_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_account_id_transaction_id_fkey" FOREIGN KEY ("account_id", "transaction_id") REFERENCES "ledger_transaction"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_account_id_contract_id_invoice_id_fkey" FOREIGN KEY ("account_id", "contract_id", "invoice_id") REFERENCES "invoice"("account_id", "contract_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_account_id_contract_id_credit_memo_id_fkey" FOREIGN KEY ("account_id", "contract_id", "credit_memo_id") REFERENCES "credit_memo"("account_id", "contract_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_account_id_payment_id_fkey" FOREIGN KEY ("account_id", "payment_id") REFERENCES "payment"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "payment_attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_payer_person_id_fkey" FOREIGN KEY ("payer_person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_allocation" ADD CONSTRAINT "payment_allocation_account_id_payment_id_fkey" FOREIGN KEY ("account_id", "payment_id") REFERENCES "payment"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_allocation" ADD CONSTRAINT "payment_allocation_account_id_contract_id_invoice_id_fkey" FOREIGN KEY ("account_id", "contract_id", "invoice_id") REFERENCES "invoice"("account_id", "contract_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_attempt" ADD CONSTRAINT "payment_attempt_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_attempt" ADD CONSTRAINT "payment_attempt_payer_person_id_fkey" FOREIGN KEY ("payer_person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_attempt_invoice" ADD CONSTRAINT "payment_attempt_invoice_account_id_attempt_id_fkey" FOREIGN KEY ("account_id", "attempt_id") REFERENCES "payment_attempt"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_attempt_invoice" ADD CONSTRAINT "payment_attempt_invoice_account_id_contract_id_invoice_id_fkey" FOREIGN KEY ("account_id", "contract_id", "invoice_id") REFERENCES "invoice"("account_id", "contract_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seller_currency" ADD CONSTRAINT "seller_currency_seller_entity_id_fkey" FOREIGN KEY ("seller_entity_id") REFERENCES "seller_entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
