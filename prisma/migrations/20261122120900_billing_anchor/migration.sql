-- AlterTable
ALTER TABLE "bill_group" ADD COLUMN     "billing_anchor_on" DATE NOT NULL DEFAULT CURRENT_DATE;

-- AlterTable
ALTER TABLE "payment_allocation" ADD COLUMN     "currency" CHAR(3),
ADD COLUMN     "paid_on" DATE;
