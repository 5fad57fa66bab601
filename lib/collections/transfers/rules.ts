import type { InvoiceFacts } from "@/lib/invoices/types";
import { addDays, type PlainDate } from "@/lib/platform/dates";
import { allowed, type Contact, type Decision, decide, refused } from "@/lib/platform/decision";
import type { Money } from "@/lib/platform/money";

/** What was sent longer ago than that is not on its way. */
export const MOST_DAYS_AGO = 180;

export const transferPath = (reference: string): string => `/invoices/${encodeURIComponent(reference)}/transfer`;
export const transferFilesPath = (transfer: string): string => `/api/transfers/${transfer}/files`;

/** Money that was sent is a fact, whatever else stands against paying: only nothing to pay refuses it [INV-10]. */
export const canReportTransfer = ({ isVoid, open, collector: ask }: InvoiceFacts): Decision =>
  decide([
    isVoid ? refused("transfer.void", { ask }) : null,
    open.minor <= 0n ? refused("transfer.paid", { ask }) : null,
  ]);

/** `today` is the seller entity's. */
export function checkSentDay(day: PlainDate, today: PlainDate, ask: Contact): Decision {
  if (day > today) return refused("transfer.future", { params: { today } });
  const earliest = addDays(today, -MOST_DAYS_AGO);
  return day < earliest ? refused("transfer.too_old", { params: { earliest }, ask }) : allowed;
}

/** Something, and no more than is open: what is over belongs to another invoice, or is a question for the collector. */
export function checkSentAmount(amount: Money, open: Money, ask: Contact): Decision {
  if (amount.minor <= 0n) return refused("transfer.nothing");
  return amount.minor > open.minor ? refused("transfer.too_much", { params: { open }, ask }) : allowed;
}
