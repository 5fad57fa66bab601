-- AlterTable
ALTER TABLE "price_book" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "seller_logo" (
    "id" UUID NOT NULL,
    "seller_entity_id" UUID NOT NULL,
    "screen" BYTEA NOT NULL,
    "printed" BYTEA NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seller_logo_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "seller_logo_seller_entity_id_idx" ON "seller_logo"("seller_entity_id");

-- AddForeignKey
ALTER TABLE "seller_logo" ADD CONSTRAINT "seller_logo_seller_entity_id_fkey" FOREIGN KEY ("seller_entity_id") REFERENCES "seller_entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
