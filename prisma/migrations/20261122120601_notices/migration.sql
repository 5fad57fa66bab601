-- CreateEnum
CREATE TYPE "notification_kind" AS ENUM ('contract_changes', 'renewal_reminders', 'others_payments', 'auto_pay');

-- CreateEnum
CREATE TYPE "reminder_step" AS ENUM ('window_opens', 'two_weeks_left', 'three_days_left');

-- CreateTable
CREATE TABLE "notification_choice" (
    "person_id" UUID NOT NULL,
    "kind" "notification_kind" NOT NULL,
    "is_on" BOOLEAN NOT NULL,
    "chosen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notification_choice_pkey" PRIMARY KEY ("person_id","kind")
);

-- CreateTable
CREATE TABLE "renewal_reminder" (
    "account_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "ends_on" DATE NOT NULL,
    "person_id" UUID NOT NULL,
    "step" "reminder_step" NOT NULL,
    "reminded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "renewal_reminder_pkey" PRIMARY KEY ("contract_id","ends_on","step","person_id")
);

-- CreateIndex
CREATE INDEX "renewal_reminder_person_id_idx" ON "renewal_reminder"("person_id");

-- AddForeignKey
ALTER TABLE "notification_choice" ADD CONSTRAINT "notification_choice_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "renewal_reminder" ADD CONSTRAINT "renewal_reminder_account_id_contract_id_fkey" FOREIGN KEY ("account_id", "contract_id") REFERENCES "contract"("account_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "renewal_reminder" ADD CONSTRAINT "renewal_reminder_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
