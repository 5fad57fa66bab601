-- AlterTable
ALTER TABLE "seller_entity" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "seller_currency" ADD COLUMN     "bank_changed_at" TIMESTAMPTZ(3),
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "seller_look" (
    "id" UUID NOT NULL,
    "seller_entity_id" UUID NOT NULL,
    "until" TIMESTAMPTZ(6) NOT NULL,
    "brand_color" TEXT NOT NULL,
    "logo_url" TEXT,

    CONSTRAINT "seller_look_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "seller_look_seller_entity_id_until_idx" ON "seller_look"("seller_entity_id", "until");

-- AddForeignKey
ALTER TABLE "seller_look" ADD CONSTRAINT "seller_look_seller_entity_id_fkey" FOREIGN KEY ("seller_entity_id") REFERENCES "seller_entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
