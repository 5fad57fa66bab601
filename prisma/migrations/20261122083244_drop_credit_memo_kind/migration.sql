-- AlterTable
ALTER TABLE "credit_memo" DROP COLUMN "kind";

-- DropEnum
DROP TYPE "credit_memo_kind";
