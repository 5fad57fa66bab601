import type { InvoiceFacts } from "@/lib/invoices/types";
import { addDays, type PlainDate } from "@/lib/platform/dates";
import { allowed, type Contact, type Decision, decide, refused } from "@/lib/platform/decision";
import type { Money } from "@/lib/platform/money";
import type { PromiseFacts, PromiseStanding } from "./types";

/** Longer than that is an arrangement, and made with the collector. */
export const MOST_DAYS_AHEAD = 90;

export const promisePath = (reference: string): string => `/invoices/${encodeURIComponent(reference)}/promise`;

/** A day can be promised while something is to be paid and nothing stops it [INV-10]. */
export const canPromise = ({ isVoid, open, isDisputed, underWay, collector: ask }: InvoiceFacts): Decision =>
  decide([
    isVoid ? refused("promise.void", { ask }) : null,
    open.minor <= 0n ? refused("promise.paid", { ask }) : null,
    underWay ? refused("promise.under_way", { ask }) : null,
    isDisputed ? refused("promise.disputed", { ask }) : null,
  ]);

/** `today` is the seller entity's; both ends may be promised. */
export function checkPromisedDay(day: PlainDate, today: PlainDate, ask: Contact): Decision {
  const latest = addDays(today, MOST_DAYS_AHEAD);
  if (day < today) return refused("promise.past", { params: { today } });
  return day > latest ? refused("promise.too_far", { params: { latest }, ask }) : allowed;
}

/** Something, and no more than is open. */
export function checkPromisedAmount(amount: Money, open: Money): Decision {
  if (amount.minor <= 0n) return refused("promise.nothing");
  return amount.minor > open.minor ? refused("promise.too_much", { params: { open } }) : allowed;
}

/** By date and payment; no balance depends on it [INV-10]. */
export function promiseStanding(promise: PromiseFacts, today: PlainDate): PromiseStanding {
  if (promise.ending) return promise.ending;
  if (promise.paidInTimeMinor >= promise.amountMinor) return "kept";
  if (promise.openMinor <= 0n) return "moot";
  return today > promise.promisedOn ? "broken" : "waiting";
}

/** Who gave it takes it back; a colleague gives a newer one. */
export function canWithdrawPromise(
  { standing, isMine }: { readonly standing: PromiseStanding; readonly isMine: boolean },
  ask: Contact,
): Decision {
  if (standing !== "waiting" && standing !== "broken") return refused("promise.over", { ask });
  return isMine ? allowed : refused("promise.not_yours", { ask });
}
