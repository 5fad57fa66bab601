-- AlterTable
ALTER TABLE "payment_attempt" ADD COLUMN     "asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "means" "payment_method_kind" NOT NULL DEFAULT 'card';
