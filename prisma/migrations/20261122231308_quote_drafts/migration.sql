-- AlterTable
ALTER TABLE "quote" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateIndex
CREATE INDEX "quote_created_at_id_idx" ON "quote"("created_at" DESC, "id" DESC);
