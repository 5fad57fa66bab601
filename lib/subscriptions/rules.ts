import { addDays, addMonths, daysBetween, type PlainDate } from "@/lib/platform/dates";
import { type Money, money, sum } from "@/lib/platform/money";
import type { SubscriptionSearch } from "./schema";
import type { BillableSubscription, BillingFrequency, BillingPeriod, Estimate, EstimateLine } from "./types";

/** A subscription's page. */
export const subscriptionPath = (id: string): string => `/subscriptions/${id}`;

/** The list with a state; what is left out is as it comes [BIL-9]. */
export function subscriptionsPath(search: Partial<SubscriptionSearch>): string {
  const given = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `/subscriptions?${new URLSearchParams(given)}` : "/subscriptions";
}

const MONTHS: Readonly<Record<BillingFrequency, number>> = { monthly: 1, quarterly: 3, annual: 12 };

/** Months between two days as the calendar writes them, whatever the days in them. */
function wholeMonths(from: PlainDate, to: PlainDate): number {
  const [fromYear = 0, fromMonth = 0] = from.split("-").map(Number);
  const [toYear = 0, toMonth = 0] = to.split("-").map(Number);
  return (toYear - fromYear) * 12 + toMonth - fromMonth;
}

/**
 * The period that is billed next: it begins today or after. Counted from the anchor each time, so that a group billed on
 * the 31st is billed on the last day of February and on the 31st again in March [BIL-1].
 */
export function nextPeriod(anchor: PlainDate, frequency: BillingFrequency, today: PlainDate): BillingPeriod {
  const months = MONTHS[frequency];
  const begins = (nth: number) => addMonths(anchor, nth * months);
  let nth = Math.max(0, Math.floor(wholeMonths(anchor, today) / months));
  while (begins(nth) < today) nth += 1;
  return { from: begins(nth), to: addDays(begins(nth + 1), -1) };
}

/** The day of the next invoice: today, where today is one. */
export const nextBillingOn = (anchor: PlainDate, frequency: BillingFrequency, today: PlainDate): PlainDate =>
  nextPeriod(anchor, frequency, today).from;

const daysOf = ({ from, to }: BillingPeriod): number => daysBetween(from, to) + 1;
const later = (left: PlainDate, right: PlainDate): PlainDate => (left > right ? left : right);
const earlier = (left: PlainDate, right: PlainDate): PlainDate => (left < right ? left : right);

/** Quantity × price. */
export const priceOf = ({ quantity, unitPrice }: { quantity: number; unitPrice: Money }): Money =>
  money(BigInt(quantity) * unitPrice.minor, unitPrice.currency);

/** A part of an amount by days, rounded to the nearest minor unit, half away from zero. */
function byDays({ minor, currency }: Money, days: number, of: number): Money {
  const [size, sign] = minor < 0n ? [-minor, -1n] : [minor, 1n];
  return money((sign * (2n * size * BigInt(days) + BigInt(of))) / (2n * BigInt(of)), currency);
}

/** The first day that no invoice holds yet; days that were invoiced in advance are not invoiced again [BIL-8]. */
const firstUnbilled = ({ startsOn, contractStartsOn, billedThrough }: BillableSubscription): PlainDate => {
  const begins = later(startsOn, contractStartsOn);
  return billedThrough ? later(begins, addDays(billedThrough, 1)) : begins;
};

/** What a subscription adds to the invoice of a period: by days, where it or its contract begins or ends inside. */
export function estimateLine(subscription: BillableSubscription, period: BillingPeriod): EstimateLine | null {
  const { id, product, contractNumber, quantity, unitPrice, status } = subscription;
  if (status === "ended") return null;
  const from = later(period.from, firstUnbilled(subscription));
  const to = earlier(period.to, earlier(subscription.endsOn, subscription.contractEndsOn));
  if (from > to) return null;
  const [days, periodDays] = [daysOf({ from, to }), daysOf(period)];
  const full = priceOf(subscription);
  return {
    ...{ id, product, contractNumber, quantity, unitPrice, full, days, periodDays, from, to },
    amount: byDays(full, days, periodDays),
  };
}

const byContract = (left: EstimateLine, right: EstimateLine): number => {
  const key = ({ contractNumber, product, id }: EstimateLine) => [contractNumber, product, id].join("\u0000");
  return key(left) < key(right) ? -1 : 1;
};

/** What the next invoice will hold, from what is known today [BIL-8]. Currencies are never added together. */
export function estimate(subscriptions: readonly BillableSubscription[], period: BillingPeriod): Estimate {
  const lines = subscriptions.flatMap((subscription) => estimateLine(subscription, period) ?? []).sort(byContract);
  const currencies = [...new Set(lines.map(({ amount }) => amount.currency))].sort();
  const totals = currencies.map((currency) =>
    sum(
      lines.map(({ amount }) => amount).filter((amount) => amount.currency === currency),
      currency,
    ),
  );
  return { lines, totals };
}
