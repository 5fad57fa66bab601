import { allowed, type Decision, decide, refused } from "@/lib/platform/decision";
import type { Money } from "@/lib/platform/money";
import type { ApplicableFacts, UnappliedFacts, UsedFacts, UseFacts } from "./types";

/** `done`: what was just done on a page of its own. */
export const unappliedPath = (payment: string, done?: "applied" | "taken_off"): string =>
  `/desk/collections/payments/${encodeURIComponent(payment)}${done ? `?done=${done}` : ""}`;
export const applyPath = (payment: string, reference: string): string =>
  `${unappliedPath(payment)}/${encodeURIComponent(reference)}`;

export const takeOffPath = (payment: string, reference: string): string => `${applyPath(payment, reference)}/take-off`;

/**
 * Whether money that paid nothing can be used on an invoice: of the same account, seller entity and currency, while something
 * is open on it that nobody disputes or is paying just now [PAY-7]. A payment is used on an invoice once.
 */
export function canApply(payment: UnappliedFacts, invoice: ApplicableFacts): Decision {
  const { collector: ask, left, sellers } = payment;
  const { number, open, isVoid, underWay } = invoice;
  const params = { number };
  return decide([
    left.minor <= 0n ? refused("unapplied.nothing_left", { ask }) : null,
    payment.isAskedBack ? refused("unapplied.asked_back", { ask }) : null,
    invoice.accountId !== payment.accountId ? refused("unapplied.other_account", { params, ask }) : null,
    isVoid ? refused("unapplied.void", { params, ask }) : null,
    !isVoid && open.minor <= 0n ? refused("unapplied.paid", { params, ask }) : null,
    open.currency !== left.currency
      ? refused("unapplied.other_currency", { params: { number, currency: open.currency, paid: left.currency }, ask })
      : null,
    sellers.length > 0 && !sellers.includes(invoice.sellerId)
      ? refused("unapplied.other_seller", { params, ask })
      : null,
    underWay ? refused("unapplied.under_way", { params, ask }) : null,
    invoice.isDisputed ? refused("unapplied.disputed", { params, ask }) : null,
    invoice.isPaidByIt ? refused("unapplied.paid_by_it", { params, ask }) : null,
  ]);
}

/**
 * Whether money that was used on an invoice at the desk can be taken off it again: at any time, also while somebody disputes
 * or pays the rest, since more is open then and never less. Not what the payment came for, nor what is not whole any more:
 * asked back, charged back or refunded since; and nothing is owed again on what is void [PAY-7, WHY-1].
 */
export function canTakeOff({ collector: ask, isAskedBack, isRefunded }: UsedFacts, use: UseFacts): Decision {
  const { number, takenOff } = use;
  const params = { number };
  if (takenOff) return refused("unapplied.taken_off", { params: { number, who: takenOff.who, on: takenOff.on }, ask });
  if (!use.appliedAt) return refused("unapplied.came_for_it", { params, ask });
  return decide([
    isAskedBack ? refused("unapplied.off_asked_back", { params, ask }) : null,
    use.isChargedBack ? refused("unapplied.off_charged_back", { params, ask }) : null,
    isRefunded ? refused("unapplied.off_refunded", { params, ask }) : null,
    use.isVoid ? refused("unapplied.off_void", { params, ask }) : null,
  ]);
}

/** The smaller of what is left and what is open, where both are of one currency. */
export const mostOf = (left: Money, open: Money): Money => (left.minor < open.minor ? left : open);

/** Something, and no more than there is on either side. */
export function checkApplied(amount: Money, most: Money): Decision {
  if (amount.minor <= 0n) return refused("unapplied.nothing");
  return amount.minor > most.minor ? refused("unapplied.too_much", { params: { most } }) : allowed;
}
