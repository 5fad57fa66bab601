-- AlterTable
ALTER TABLE "payment_allocation" ADD COLUMN     "applied_at" TIMESTAMPTZ(3);
