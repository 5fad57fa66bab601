import { allocate, money } from "@/lib/platform/money";
import type {
  ChargebackFacts,
  ChargebackStatus,
  PaidMoney,
  RefundFacts,
  RefundStatus,
  Standing,
  TakeableShare,
} from "./types";

const least = (left: bigint, right: bigint): bigint => (left < right ? left : right);
const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((left, right) => left + right, 0n);

/** A part of the whole in proportion to what there is, and never more of any. */
function inProportion(minor: bigint, rooms: readonly bigint[]): bigint[] {
  const wanted = least(minor, sumOf(rooms));
  if (wanted === 0n) return rooms.map(() => 0n);
  // Which currency does not matter for a division.
  return allocate(money(wanted, "XXX"), rooms).map((part) => part.minor);
}

/**
 * Where all that went back of a payment came from: refunds first from what was unapplied, then from the invoices in
 * proportion to what each got; chargebacks from the invoices, and what is more from unapplied money. It follows from what
 * holds now alone, not from the order in which it was learned [M3].
 */
export function standingOf(
  { amountMinor, shares }: PaidMoney,
  refunds: readonly RefundFacts[],
  chargebacks: readonly ChargebackFacts[],
): Standing {
  let unapplied = amountMinor - sumOf(shares.map(({ minor }) => minor));
  const before = unapplied;
  let rooms = shares.map(({ minor }) => minor);
  const spread = refunds.map(({ id, minor, counts }) => {
    const fromUnapplied = least(minor, unapplied);
    const parts = inProportion(minor - fromUnapplied, rooms);
    if (counts) {
      unapplied -= fromUnapplied;
      rooms = rooms.map((room, at) => room - (parts[at] ?? 0n));
    }
    return { id, unappliedMinor: fromUnapplied, shares: parts };
  });
  const lost = chargebacks.map(({ id, minor, isLost, openedMinor }) => {
    const unappliedMinor = isLost ? least(minor - openedMinor, unapplied) : 0n;
    unapplied -= unappliedMinor;
    return { id, unappliedMinor };
  });
  const opened = sumOf(chargebacks.filter(({ isLost }) => isLost).map(({ openedMinor }) => openedMinor));
  const cash =
    sumOf(refunds.filter(({ counts }) => counts).map(({ minor }) => minor)) +
    sumOf(chargebacks.filter(({ isLost }) => isLost).map(({ minor }) => minor));
  const used = before - unapplied;
  return {
    refunds: spread,
    chargebacks: lost,
    totals: { cash, unapplied: used, refunded: cash - used - opened },
  };
}

/**
 * What a chargeback takes back from each invoice, one after the other: never more than was allocated to it and not taken
 * back before, and nothing of an invoice that is void, which nobody owes any more.
 */
export function takenBack(minor: bigint, shares: readonly TakeableShare[]): bigint[] {
  let left = minor;
  return shares.map(({ minor: allocated, takenMinor, isVoid }) => {
    const part = isVoid ? 0n : least(left, allocated - takenMinor);
    left -= part;
    return part;
  });
}

/** States only move forward, whatever is read late [M3]. */
export const isRefundNews = (known: RefundStatus | null, read: RefundStatus): boolean =>
  known === null || (known !== read && (known === "pending" || (known === "succeeded" && hasFailed(read))));

export const isChargebackNews = (known: ChargebackStatus | null, read: ChargebackStatus): boolean =>
  known === null || (known === "open" && read !== "open");

/** The money did not go back after all. */
export const hasFailed = (status: RefundStatus): boolean => status === "failed" || status === "canceled";

/** Which events tell that something became of a charge; the endpoint has to be subscribed to them. */
export const REVERSAL_EVENTS: readonly string[] = [
  ...["refund.created", "refund.updated", "refund.failed", "charge.refunded", "charge.refund.updated"],
  ...["charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed"],
  ...["charge.dispute.funds_withdrawn", "charge.dispute.funds_reinstated"],
];

export const tellsOfReversal = (type: string): boolean => REVERSAL_EVENTS.includes(type);

/** The charge that a charge, a refund or a dispute is about. */
export function chargeOf({
  id,
  object,
  charge,
}: {
  id?: string | undefined;
  object?: string | undefined;
  charge?: unknown;
}): string | null {
  if (object === "charge") return id ?? null;
  const about = typeof charge === "object" && charge !== null && "id" in charge ? charge.id : charge;
  return typeof about === "string" && /^\w{1,255}$/.test(about) ? about : null;
}
