-- AlterTable
ALTER TABLE "payment_method_details" ADD COLUMN     "told_expiry" DATE;

-- CreateIndex
CREATE INDEX "payment_method_details_expiry_year_expiry_month_idx" ON "payment_method_details"("expiry_year", "expiry_month");

-- Written by the worker, with the mail [BIL-3].
grant update (told_expiry) on payment_method_details to portal_system;
