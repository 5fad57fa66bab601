-- AlterTable
ALTER TABLE "credit_memo" ADD COLUMN     "printed" JSONB;

-- AlterTable
ALTER TABLE "credit_application" ADD COLUMN     "applied_on" DATE,
ADD COLUMN     "currency" CHAR(3);
