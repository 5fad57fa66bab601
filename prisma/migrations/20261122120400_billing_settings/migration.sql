-- CreateEnum
CREATE TYPE "address_kind" AS ENUM ('billing', 'contact', 'shipping');

-- AlterTable
ALTER TABLE "bill_group" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "audit_event" ADD COLUMN     "bill_group_id" UUID;

-- CreateTable
CREATE TABLE "address" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "bill_group_id" UUID NOT NULL,
    "contract_id" UUID,
    "kind" "address_kind" NOT NULL,
    "company" TEXT,
    "name" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "line1" TEXT NOT NULL,
    "line2" TEXT,
    "postal_code" TEXT,
    "city" TEXT,
    "region" TEXT,
    "country" CHAR(2) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "address_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "address_bill_group_id_kind_idx" ON "address"("bill_group_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "address_contract_id_kind_key" ON "address"("contract_id", "kind");

-- CreateIndex
CREATE INDEX "audit_event_bill_group_id_at_id_idx" ON "audit_event"("bill_group_id", "at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "contract_account_id_bill_group_id_id_key" ON "contract"("account_id", "bill_group_id", "id");

-- AddForeignKey
ALTER TABLE "address" ADD CONSTRAINT "address_account_id_bill_group_id_fkey" FOREIGN KEY ("account_id", "bill_group_id") REFERENCES "bill_group"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "address" ADD CONSTRAINT "address_account_id_bill_group_id_contract_id_fkey" FOREIGN KEY ("account_id", "bill_group_id", "contract_id") REFERENCES "contract"("account_id", "bill_group_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_bill_group_id_fkey" FOREIGN KEY ("bill_group_id") REFERENCES "bill_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
