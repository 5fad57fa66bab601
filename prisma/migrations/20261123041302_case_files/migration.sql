-- AlterTable
ALTER TABLE "stored_file" ADD COLUMN     "case_id" UUID,
ADD COLUMN     "staff_name" TEXT,
ALTER COLUMN "contract_id" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "stored_file_case_id_added_at_id_idx" ON "stored_file"("case_id", "added_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "support_case_account_id_id_key" ON "support_case"("account_id", "id");

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_account_id_case_id_fkey" FOREIGN KEY ("account_id", "case_id") REFERENCES "support_case"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
