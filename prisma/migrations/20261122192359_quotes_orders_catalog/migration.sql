-- CreateEnum
CREATE TYPE "price_kind" AS ENUM ('tiered', 'per_unit', 'flat', 'percent_of_rest');

-- CreateEnum
CREATE TYPE "product_request_kind" AS ENUM ('products', 'upgrade');

-- CreateEnum
CREATE TYPE "product_request_status" AS ENUM ('open', 'quoted', 'declined', 'withdrawn');

-- CreateEnum
CREATE TYPE "series_kind" AS ENUM ('quote', 'order', 'invoice', 'contract');

-- CreateEnum
CREATE TYPE "quote_status" AS ENUM ('draft', 'published', 'accepted', 'declined', 'withdrawn');

-- CreateEnum
CREATE TYPE "quote_origin" AS ENUM ('seller', 'customer');

-- AlterTable
ALTER TABLE "contract" ADD COLUMN     "price_book_id" UUID;

-- AlterTable
ALTER TABLE "subscription" ADD COLUMN     "billed_through" DATE,
ADD COLUMN     "edition" TEXT,
ADD COLUMN     "order_id" UUID;

-- CreateTable
CREATE TABLE "product" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "unit" TEXT,
    "editions" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price_book" (
    "id" UUID NOT NULL,
    "seller_entity_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "is_standard" BOOLEAN NOT NULL DEFAULT false,
    "tax_rate" DECIMAL(6,3),

    CONSTRAINT "price_book_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price_book_entry" (
    "id" UUID NOT NULL,
    "price_book_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "kind" "price_kind" NOT NULL,
    "monthly_minor" BIGINT,
    "basis_points" INTEGER,
    "most_quantity" INTEGER,
    "needs_approval" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "price_book_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price_tier" (
    "entry_id" UUID NOT NULL,
    "from_quantity" INTEGER NOT NULL,
    "monthly_minor" BIGINT NOT NULL,

    CONSTRAINT "price_tier_pkey" PRIMARY KEY ("entry_id","from_quantity")
);

-- CreateTable
CREATE TABLE "contract_discount" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "product_id" UUID,
    "basis_points" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "contract_discount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_request" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "bill_group_id" UUID NOT NULL,
    "contract_id" UUID,
    "person_id" UUID NOT NULL,
    "kind" "product_request_kind" NOT NULL,
    "status" "product_request_status" NOT NULL DEFAULT 'open',
    "note" TEXT,
    "subscription_id" UUID,
    "from_edition" TEXT,
    "to_edition" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "answer" TEXT,
    "quote_number" TEXT,
    "answered_by_staff_id" UUID,

    CONSTRAINT "product_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_request_line" (
    "request_id" UUID NOT NULL,
    "rank" INTEGER NOT NULL,
    "product_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "product_request_line_pkey" PRIMARY KEY ("request_id","rank")
);

-- CreateTable
CREATE TABLE "customer_order" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "seller_entity_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "quote_number" TEXT,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "placed_on" DATE NOT NULL,
    "placed_by" TEXT,
    "currency" CHAR(3) NOT NULL,
    "net_minor" BIGINT NOT NULL,
    "tax_minor" BIGINT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "po_number" TEXT,

    CONSTRAINT "customer_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_order_line" (
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "rank" INTEGER NOT NULL,
    "product_id" UUID,
    "description" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "monthly_minor" BIGINT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,

    CONSTRAINT "customer_order_line_pkey" PRIMARY KEY ("order_id","rank")
);

-- CreateTable
CREATE TABLE "customer_order_invoice" (
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,

    CONSTRAINT "customer_order_invoice_pkey" PRIMARY KEY ("order_id","invoice_id")
);

-- CreateTable
CREATE TABLE "number_series" (
    "seller_entity_id" UUID NOT NULL,
    "kind" "series_kind" NOT NULL,
    "prefix" TEXT NOT NULL,
    "next" INTEGER NOT NULL,

    CONSTRAINT "number_series_pkey" PRIMARY KEY ("seller_entity_id","kind")
);

-- CreateTable
CREATE TABLE "quote" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "bill_group_id" UUID NOT NULL,
    "contract_id" UUID,
    "new_contract_number" TEXT,
    "seller_entity_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "status" "quote_status" NOT NULL,
    "origin" "quote_origin" NOT NULL,
    "title" TEXT NOT NULL,
    "message" TEXT,
    "terms" TEXT,
    "expires_on" DATE NOT NULL,
    "starts_on" DATE,
    "ends_on" DATE NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "net_minor" BIGINT NOT NULL,
    "tax_rate" DECIMAL(6,3),
    "tax_minor" BIGINT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_person_id" UUID,
    "published_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_person_id" UUID,
    "decline_reason" TEXT,

    CONSTRAINT "quote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quote_line" (
    "account_id" UUID NOT NULL,
    "quote_id" UUID NOT NULL,
    "rank" INTEGER NOT NULL,
    "product_id" UUID,
    "description" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "kind" "price_kind" NOT NULL,
    "list_minor" BIGINT NOT NULL,
    "monthly_minor" BIGINT NOT NULL,
    "discount_points" INTEGER NOT NULL DEFAULT 0,
    "amount_minor" BIGINT NOT NULL,
    "replaces_subscription_id" UUID,

    CONSTRAINT "quote_line_pkey" PRIMARY KEY ("quote_id","rank")
);

-- CreateIndex
CREATE UNIQUE INDEX "product_name_key" ON "product"("name");

-- CreateIndex
CREATE INDEX "price_book_seller_entity_id_currency_valid_from_idx" ON "price_book"("seller_entity_id", "currency", "valid_from");

-- CreateIndex
CREATE UNIQUE INDEX "price_book_seller_entity_id_name_key" ON "price_book"("seller_entity_id", "name");

-- CreateIndex
CREATE INDEX "price_book_entry_product_id_idx" ON "price_book_entry"("product_id");

-- CreateIndex
CREATE UNIQUE INDEX "price_book_entry_price_book_id_product_id_key" ON "price_book_entry"("price_book_id", "product_id");

-- CreateIndex
CREATE INDEX "contract_discount_contract_id_idx" ON "contract_discount"("contract_id");

-- CreateIndex
CREATE INDEX "product_request_bill_group_id_asked_at_id_idx" ON "product_request"("bill_group_id", "asked_at", "id");

-- CreateIndex
CREATE INDEX "product_request_person_id_asked_at_id_idx" ON "product_request"("person_id", "asked_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_order_number_key" ON "customer_order"("number");

-- CreateIndex
CREATE UNIQUE INDEX "customer_order_quote_number_key" ON "customer_order"("quote_number");

-- CreateIndex
CREATE INDEX "customer_order_contract_id_placed_on_number_idx" ON "customer_order"("contract_id", "placed_on" DESC, "number" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "customer_order_account_id_contract_id_id_key" ON "customer_order"("account_id", "contract_id", "id");

-- CreateIndex
CREATE INDEX "customer_order_invoice_invoice_id_idx" ON "customer_order_invoice"("invoice_id");

-- CreateIndex
CREATE UNIQUE INDEX "quote_new_contract_number_key" ON "quote"("new_contract_number");

-- CreateIndex
CREATE UNIQUE INDEX "quote_number_key" ON "quote"("number");

-- CreateIndex
CREATE INDEX "quote_contract_id_created_at_id_idx" ON "quote"("contract_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "quote_bill_group_id_created_at_id_idx" ON "quote"("bill_group_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "quote_account_id_id_key" ON "quote"("account_id", "id");

-- CreateIndex
CREATE INDEX "subscription_order_id_idx" ON "subscription"("order_id");

-- AddForeignKey
ALTER TABLE "price_book" ADD CONSTRAINT "price_book_seller_entity_id_fkey" FOREIGN KEY ("seller_entity_id") REFERENCES "seller_entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_book_entry" ADD CONSTRAINT "price_book_entry_price_book_id_fkey" FOREIGN KEY ("price_book_id") REFERENCES "price_book"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_book_entry" ADD CONSTRAINT "price_book_entry_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_tier" ADD CONSTRAINT "price_tier_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "price_book_entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract_discount" ADD CONSTRAINT "contract_discount_account_id_contract_id_fkey" FOREIGN KEY ("account_id", "contract_id") REFERENCES "contract"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract_discount" ADD CONSTRAINT "contract_discount_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_request" ADD CONSTRAINT "product_request_account_id_bill_group_id_fkey" FOREIGN KEY ("account_id", "bill_group_id") REFERENCES "bill_group"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_request" ADD CONSTRAINT "product_request_account_id_contract_id_fkey" FOREIGN KEY ("account_id", "contract_id") REFERENCES "contract"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_request" ADD CONSTRAINT "product_request_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_request" ADD CONSTRAINT "product_request_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "subscription"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_request" ADD CONSTRAINT "product_request_answered_by_staff_id_fkey" FOREIGN KEY ("answered_by_staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_request_line" ADD CONSTRAINT "product_request_line_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "product_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_request_line" ADD CONSTRAINT "product_request_line_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_price_book_id_fkey" FOREIGN KEY ("price_book_id") REFERENCES "price_book"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_account_id_contract_id_order_id_fkey" FOREIGN KEY ("account_id", "contract_id", "order_id") REFERENCES "customer_order"("account_id", "contract_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_order" ADD CONSTRAINT "customer_order_account_id_contract_id_fkey" FOREIGN KEY ("account_id", "contract_id") REFERENCES "contract"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_order" ADD CONSTRAINT "customer_order_seller_entity_id_fkey" FOREIGN KEY ("seller_entity_id") REFERENCES "seller_entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_order_line" ADD CONSTRAINT "customer_order_line_account_id_contract_id_order_id_fkey" FOREIGN KEY ("account_id", "contract_id", "order_id") REFERENCES "customer_order"("account_id", "contract_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_order_line" ADD CONSTRAINT "customer_order_line_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_order_invoice" ADD CONSTRAINT "customer_order_invoice_account_id_contract_id_order_id_fkey" FOREIGN KEY ("account_id", "contract_id", "order_id") REFERENCES "customer_order"("account_id", "contract_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_order_invoice" ADD CONSTRAINT "customer_order_invoice_account_id_contract_id_invoice_id_fkey" FOREIGN KEY ("account_id", "contract_id", "invoice_id") REFERENCES "invoice"("account_id", "contract_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "number_series" ADD CONSTRAINT "number_series_seller_entity_id_fkey" FOREIGN KEY ("seller_entity_id") REFERENCES "seller_entity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote" ADD CONSTRAINT "quote_account_id_bill_group_id_fkey" FOREIGN KEY ("account_id", "bill_group_id") REFERENCES "bill_group"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote" ADD CONSTRAINT "quote_account_id_contract_id_fkey" FOREIGN KEY ("account_id", "contract_id") REFERENCES "contract"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote" ADD CONSTRAINT "quote_seller_entity_id_fkey" FOREIGN KEY ("seller_entity_id") REFERENCES "seller_entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote" ADD CONSTRAINT "quote_created_by_person_id_fkey" FOREIGN KEY ("created_by_person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote" ADD CONSTRAINT "quote_ended_by_person_id_fkey" FOREIGN KEY ("ended_by_person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_line" ADD CONSTRAINT "quote_line_account_id_quote_id_fkey" FOREIGN KEY ("account_id", "quote_id") REFERENCES "quote"("account_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_line" ADD CONSTRAINT "quote_line_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_line" ADD CONSTRAINT "quote_line_replaces_subscription_id_fkey" FOREIGN KEY ("replaces_subscription_id") REFERENCES "subscription"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
