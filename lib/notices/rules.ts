import type { NotificationChoices } from "./types";

/** Where a person chooses which mails they get. */
export const notificationsPath = (): string => "/notifications";

/** What happened to a contract; the search narrows and pages. */
export const historyPath = (contractNumber: string, search: Readonly<Record<string, string>> = {}): string => {
  const given = new URLSearchParams(search);
  return `/contracts/${encodeURIComponent(contractNumber)}/history${given.size > 0 ? `?${given}` : ""}`;
};

/** What holds for who has chosen nothing [CON-7, REN-7, PAY-10, PAY-4, BIL-4, INV-9]. */
export const DEFAULT_CHOICES: NotificationChoices = {
  contract_changes: true,
  renewal_reminders: true,
  payment_reminders: true,
  others_payments: false,
  auto_pay: true,
  disputes: true,
};

/**
 * Changes that the other contacts of a contract are told of: payment method, contacts, address, auto-pay and what stands
 * on invoices [CON-7]. Auto-renewal has a mail of its own [REN-5].
 */
const SENSITIVE = [
  /^contract\.(?!renewal_)\w+_(changed|set|added|removed|chosen)$/,
  /^contract\.(online_payment_(allowed|stopped)|renewal_(excluded|included))$/,
  /^invoice\.voided$/,
  /^bill_group\.\w+$/,
  /^payment_method\.\w+$/,
  /^dispute\.(opened|withdrawn)$/,
  /^quote\.(accepted|declined)$/,
  /^access\.request_approved$/,
  /^user\.(added|removed|end_set|handover_accepted)$/,
];

export const isSensitive = (action: string): boolean => SENSITIVE.some((pattern) => pattern.test(action));
