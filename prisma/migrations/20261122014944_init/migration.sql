-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "account_status" AS ENUM ('active', 'suspended');

-- CreateEnum
CREATE TYPE "account_type" AS ENUM ('direct', 'partner', 'reseller');

-- CreateEnum
CREATE TYPE "suspension_reason" AS ENUM ('debt', 'other');

-- CreateEnum
CREATE TYPE "billing_frequency" AS ENUM ('monthly', 'quarterly', 'annual');

-- CreateEnum
CREATE TYPE "access_rule_kind" AS ENUM ('domain', 'address');

-- CreateEnum
CREATE TYPE "paid_by" AS ENUM ('invoice', 'card');

-- CreateEnum
CREATE TYPE "subscription_status" AS ENUM ('active', 'scheduled', 'ended');

-- CreateEnum
CREATE TYPE "staff_role" AS ENUM ('admin', 'account_executive', 'collector', 'support');

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "status" "account_status" NOT NULL DEFAULT 'active',
    "suspension_reason" "suspension_reason",
    "type" "account_type" NOT NULL DEFAULT 'direct',
    "locale" TEXT NOT NULL DEFAULT 'en',
    "account_executive_id" UUID NOT NULL,
    "collector_id" UUID NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bill_group" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "seller_entity_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "frequency" "billing_frequency" NOT NULL,
    "auto_pay" BOOLEAN NOT NULL DEFAULT false,
    "po_number" TEXT,
    "vat_number" TEXT,
    "registration_number" TEXT,
    "access_rules_on" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "bill_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_rule" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "bill_group_id" UUID NOT NULL,
    "kind" "access_rule_kind" NOT NULL,
    "value" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "access_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "action" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_person_id" UUID,
    "actor_email" TEXT,
    "account_id" UUID,
    "contract_id" UUID,
    "before" JSONB,
    "after" JSONB,
    "request_id" TEXT NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_request" (
    "email" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "link_hash" BYTEA NOT NULL,
    "browser_hash" BYTEA NOT NULL,
    "wrong_codes" INTEGER NOT NULL DEFAULT 0,
    "wrong_codes_with_link" INTEGER NOT NULL DEFAULT 0,
    "locale" TEXT NOT NULL,
    "return_to" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_request_pkey" PRIMARY KEY ("email")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "person_id" UUID NOT NULL,
    "user_agent" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_active_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clock_offset" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "milliseconds" BIGINT NOT NULL,

    CONSTRAINT "clock_offset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "contract" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "bill_group_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "auto_renew" BOOLEAN NOT NULL,
    "auto_renew_off_here_at" TIMESTAMPTZ(3),
    "renewal_self_service" BOOLEAN NOT NULL DEFAULT true,
    "paid_by" "paid_by" NOT NULL,
    "value_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,

    CONSTRAINT "contract_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contract_contact" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "is_primary" BOOLEAN NOT NULL DEFAULT false,
    "is_card_holder" BOOLEAN NOT NULL DEFAULT false,
    "ends_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contract_contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscription" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "product" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_price_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "status" "subscription_status" NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified_at" TIMESTAMPTZ(3),
    "locale" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_person" (
    "account_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "phone" TEXT,

    CONSTRAINT "account_person_pkey" PRIMARY KEY ("account_id","person_id")
);

-- CreateTable
CREATE TABLE "seller_entity" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "logo_url" TEXT,
    "brand_color" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "address_line" TEXT NOT NULL,
    "postal_code" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "region" TEXT,
    "country" CHAR(2) NOT NULL,
    "tax_id" TEXT NOT NULL,
    "customer_service_name" TEXT NOT NULL,
    "customer_service_email" TEXT NOT NULL,
    "customer_service_phone" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,

    CONSTRAINT "seller_entity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "role" "staff_role" NOT NULL,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "account_account_executive_id_idx" ON "account"("account_executive_id");

-- CreateIndex
CREATE INDEX "account_collector_id_idx" ON "account"("collector_id");

-- CreateIndex
CREATE INDEX "bill_group_seller_entity_id_idx" ON "bill_group"("seller_entity_id");

-- CreateIndex
CREATE UNIQUE INDEX "bill_group_account_id_id_key" ON "bill_group"("account_id", "id");

-- CreateIndex
CREATE INDEX "access_rule_value_idx" ON "access_rule"("value");

-- CreateIndex
CREATE UNIQUE INDEX "access_rule_bill_group_id_value_key" ON "access_rule"("bill_group_id", "value");

-- CreateIndex
CREATE INDEX "audit_event_contract_id_at_id_idx" ON "audit_event"("contract_id", "at", "id");

-- CreateIndex
CREATE INDEX "audit_event_account_id_at_id_idx" ON "audit_event"("account_id", "at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_request_id_key" ON "sign_in_request"("id");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_request_link_hash_key" ON "sign_in_request"("link_hash");

-- CreateIndex
CREATE INDEX "sign_in_request_browser_hash_created_at_idx" ON "sign_in_request"("browser_hash", "created_at");

-- CreateIndex
CREATE INDEX "sign_in_request_expires_at_idx" ON "sign_in_request"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE INDEX "session_last_active_at_idx" ON "session"("last_active_at");

-- CreateIndex
CREATE UNIQUE INDEX "contract_number_key" ON "contract"("number");

-- CreateIndex
CREATE INDEX "contract_bill_group_id_ends_on_idx" ON "contract"("bill_group_id", "ends_on");

-- CreateIndex
CREATE INDEX "contract_ends_on_id_idx" ON "contract"("ends_on", "id");

-- CreateIndex
CREATE UNIQUE INDEX "contract_account_id_id_key" ON "contract"("account_id", "id");

-- CreateIndex
CREATE INDEX "contract_contact_person_id_contract_id_idx" ON "contract_contact"("person_id", "contract_id");

-- CreateIndex
CREATE UNIQUE INDEX "contract_contact_contract_id_person_id_key" ON "contract_contact"("contract_id", "person_id");

-- CreateIndex
CREATE INDEX "subscription_contract_id_product_id_idx" ON "subscription"("contract_id", "product", "id");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "account_person_person_id_idx" ON "account_person"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "seller_entity_rank_key" ON "seller_entity"("rank");

-- CreateIndex
CREATE UNIQUE INDEX "staff_email_key" ON "staff"("email");

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_account_executive_id_fkey" FOREIGN KEY ("account_executive_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_collector_id_fkey" FOREIGN KEY ("collector_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bill_group" ADD CONSTRAINT "bill_group_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bill_group" ADD CONSTRAINT "bill_group_seller_entity_id_fkey" FOREIGN KEY ("seller_entity_id") REFERENCES "seller_entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_rule" ADD CONSTRAINT "access_rule_account_id_bill_group_id_fkey" FOREIGN KEY ("account_id", "bill_group_id") REFERENCES "bill_group"("account_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_account_id_bill_group_id_fkey" FOREIGN KEY ("account_id", "bill_group_id") REFERENCES "bill_group"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract_contact" ADD CONSTRAINT "contract_contact_account_id_contract_id_fkey" FOREIGN KEY ("account_id", "contract_id") REFERENCES "contract"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract_contact" ADD CONSTRAINT "contract_contact_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract_contact" ADD CONSTRAINT "contract_contact_account_id_person_id_fkey" FOREIGN KEY ("account_id", "person_id") REFERENCES "account_person"("account_id", "person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_account_id_contract_id_fkey" FOREIGN KEY ("account_id", "contract_id") REFERENCES "contract"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_person" ADD CONSTRAINT "account_person_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_person" ADD CONSTRAINT "account_person_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
