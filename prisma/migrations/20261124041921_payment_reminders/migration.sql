-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'payment_reminders';

-- Whom to remind is looked for bill group by bill group, over what is open alone [PAY-10].
create index invoice_open_by_group on invoice (bill_group_id, due_on, reference) where open_minor > 0 and voided_at is null;
