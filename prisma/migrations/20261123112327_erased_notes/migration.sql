-- AlterTable
ALTER TABLE "product_request" ADD COLUMN     "is_note_erased" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "quote" ADD COLUMN     "is_reason_erased" BOOLEAN NOT NULL DEFAULT false;
