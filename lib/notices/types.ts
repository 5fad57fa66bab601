type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** Something that happened, as its row of history holds it [CON-7]. */
export interface HistoryEvent {
  /** `<noun>.<what_happened>`; messages of `history.actions` say it as a sentence. */
  readonly action: string;
  /** Their name where the reader knows it, else their address; null for the portal itself. */
  readonly who: string | null;
  readonly before: Facts;
  readonly after: Facts;
}

/** The mails that can be turned off. */
export const NOTIFICATION_KINDS = [
  "contract_changes",
  "renewal_reminders",
  "payment_reminders",
  "others_payments",
  "auto_pay",
  "disputes",
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** What a person gets of each kind. */
export type NotificationChoices = Readonly<Record<NotificationKind, boolean>>;
