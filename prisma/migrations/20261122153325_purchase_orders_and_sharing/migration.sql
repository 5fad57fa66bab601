-- CreateEnum
CREATE TYPE "share_kind" AS ENUM ('mail', 'link');

-- AlterTable
ALTER TABLE "contract" ADD COLUMN     "po_number" TEXT;

-- AlterTable
ALTER TABLE "invoice" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "invoice_revision" (
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "po_number" TEXT,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "set_by_person_id" UUID,

    CONSTRAINT "invoice_revision_pkey" PRIMARY KEY ("invoice_id","revision")
);

-- CreateTable
CREATE TABLE "invoice_share" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "kind" "share_kind" NOT NULL,
    "shared_by_person_id" UUID NOT NULL,
    "sent_to" TEXT,
    "note" TEXT,
    "token_hash" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_person_id" UUID,
    "opened_count" INTEGER NOT NULL DEFAULT 0,
    "last_opened_at" TIMESTAMPTZ(3),

    CONSTRAINT "invoice_share_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signed_quote" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "seller_entity_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "signer_name" TEXT NOT NULL,
    "signer_title" TEXT NOT NULL,
    "signer_email" TEXT NOT NULL,
    "signed_from" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,
    "pdf" BYTEA NOT NULL,
    "pdf_sha256" BYTEA NOT NULL,

    CONSTRAINT "signed_quote_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "invoice_share_token_hash_key" ON "invoice_share"("token_hash");

-- CreateIndex
CREATE INDEX "invoice_share_invoice_id_created_at_idx" ON "invoice_share"("invoice_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "signed_quote_number_key" ON "signed_quote"("number");

-- CreateIndex
CREATE INDEX "signed_quote_contract_id_number_idx" ON "signed_quote"("contract_id", "number");

-- AddForeignKey
ALTER TABLE "invoice_revision" ADD CONSTRAINT "invoice_revision_account_id_contract_id_invoice_id_fkey" FOREIGN KEY ("account_id", "contract_id", "invoice_id") REFERENCES "invoice"("account_id", "contract_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_revision" ADD CONSTRAINT "invoice_revision_set_by_person_id_fkey" FOREIGN KEY ("set_by_person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_share" ADD CONSTRAINT "invoice_share_account_id_contract_id_invoice_id_fkey" FOREIGN KEY ("account_id", "contract_id", "invoice_id") REFERENCES "invoice"("account_id", "contract_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_share" ADD CONSTRAINT "invoice_share_shared_by_person_id_fkey" FOREIGN KEY ("shared_by_person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_share" ADD CONSTRAINT "invoice_share_withdrawn_by_person_id_fkey" FOREIGN KEY ("withdrawn_by_person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signed_quote" ADD CONSTRAINT "signed_quote_account_id_contract_id_fkey" FOREIGN KEY ("account_id", "contract_id") REFERENCES "contract"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signed_quote" ADD CONSTRAINT "signed_quote_seller_entity_id_fkey" FOREIGN KEY ("seller_entity_id") REFERENCES "seller_entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
