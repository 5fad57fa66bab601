import { canBePaidToTheEnd, canPayOnline, leastPart, mostOnline, outsideProvider } from "@/lib/invoices/online/rules";
import { type Decision, decide, type ReasonKey, type Refusal, refused } from "@/lib/platform/decision";
import { type Money, money, subtract, sum } from "@/lib/platform/money";
import { providerBounds } from "@/lib/platform/provider-money";
import { readAmount, type TypedFault } from "@/lib/platform/typed-amount";
import { canPayByDebit } from "../debits/rules";
import { canUseMethod } from "../saved/rules";
import type { SavedWay, SetInvoice, Share, WantedShare } from "./types";

/** So many invoices go into one payment. */
export const MOST_TOGETHER = 50;

interface Asked {
  readonly reference: string;
  readonly typed?: string | null;
}

/** What to pay, and with what [PAY-1]. */
export function payPath(asked: readonly Asked[]): string {
  const search = new URLSearchParams();
  const hasAmounts = asked.some(({ typed }) => typed);
  for (const { reference, typed } of asked) {
    search.append("invoice", reference);
    if (hasAmounts) search.append("amount", typed ?? "");
  }
  return `/pay?${search}`;
}

/** Everything open in a currency, of a bill group or of all the person sees [PAY-1]. */
export const payAllPath = (currency: string, billGroup?: string): string =>
  `/pay?${new URLSearchParams({ all: currency, ...(billGroup ? { group: billGroup } : {}) })}`;

/** The page's address again, from its search. */
export function payPageAddress(search: Readonly<Record<string, string | string[] | undefined>>): string {
  const given = Object.entries(search).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  );
  return `/pay?${new URLSearchParams(given)}`;
}

const refusalsOf = (decision: Decision): Refusal[] => (decision.allowed ? [] : [decision, ...decision.also]);

/** What may be so of an invoice by itself and not of the whole payment, which is what the provider looks at. */
const OF_THE_TOTAL: readonly ReasonKey[] = ["payment.under_least", "payment.off_step"];

/** An invoice in a payment, perhaps of several [INV-3]; a payment of one's own under way is not somebody else's. */
export function canPayInSet({ invoice, ownAttemptId }: SetInvoice): Decision {
  const refusals = refusalsOf(canPayOnline(invoice)).filter(({ reason }) => !OF_THE_TOTAL.includes(reason));
  return decide(
    refusals.map((refusal) =>
      ownAttemptId && refusal.reason === "payment.under_way" ? refused("payment.own_under_way") : refusal,
    ),
  );
}

/** One payment is of one account, one seller entity and one currency: whether an invoice goes with another. */
export function canJoin(base: SetInvoice, other: SetInvoice): Decision {
  const { currency } = other.invoice.open;
  return decide([
    currency === base.invoice.open.currency ? null : refused("payment.other_currency", { params: { currency } }),
    other.sellerEntityId === base.sellerEntityId ? null : refused("payment.other_seller"),
    other.accountId === base.accountId ? null : refused("payment.other_account"),
  ]);
}

/**
 * What may be paid of an invoice: all that is open, or a part of the minimum or more where the seller entity allows. A rest
 * below the minimum is paid whole, and a part leaves no rest that could not be paid, so that nothing is ever stuck [PAY-2].
 */
export function canPayPart({ invoice }: Pick<SetInvoice, "invoice">, amount: Money): Decision {
  const { open } = invoice;
  if (amount.minor === open.minor) return decide([]);
  if (amount.minor > open.minor) return refused("payment.amount_over", { params: { open } });
  const from = leastPart(invoice);
  if (!from) return refused("payment.amount_whole", { params: { open } });
  if (open.minor <= from.minor) return refused("payment.amount_rest", { params: { open } });
  const [{ least, step }, rest] = [providerBounds(open.currency), subtract(open, amount)];
  return decide([
    amount.minor < from.minor ? refused("payment.amount_under", { params: { from } }) : null,
    amount.minor % step.minor === 0n ? null : refused("payment.amount_step", { params: { step } }),
    canBePaidToTheEnd(rest, invoice) ? null : refused("payment.amount_leaves", { params: { rest, least } }),
  ]);
}

const FAULTS = {
  missing: "payment.amount_missing",
  malformed: "payment.amount_malformed",
  decimals: "payment.amount_decimals",
  not_positive: "payment.amount_not_positive",
} as const satisfies Record<TypedFault, string>;

/** What of an invoice is to be paid, or what is wrong with what was typed [PAY-2]. */
export function shareOf(of: SetInvoice, { typed }: Pick<WantedShare, "typed">, locale: string): Share | Refusal {
  const { open } = of.invoice;
  if (typed === null) return { of, amount: open };
  const read = readAmount(typed, open.currency, locale);
  if ("fault" in read) return refused(FAULTS[read.fault], { params: { currency: open.currency } });
  const decision = canPayPart(of, read.amount);
  return decision.allowed ? { of, amount: read.amount } : decision;
}

/** What a set comes to; of none there is no currency. */
export const totalOf = (shares: readonly Share[]): Money | null => {
  const [first] = shares;
  if (!first) return null;
  const { currency } = first.amount;
  return sum(
    shares.map(({ amount }) => amount),
    currency,
  );
};

/** The limit is per payment [INV-3]: whether it and the provider take one of this total, and by how much it is too much. */
function outOfBounds(shares: readonly Share[]): Refusal | null {
  const [first] = shares;
  const total = totalOf(shares);
  if (!first || !total) return null;
  const { onlineLimit, collector: ask } = first.of.invoice;
  const limit = onlineLimit && mostOnline(onlineLimit);
  if (!limit || total.minor <= limit.minor) return outsideProvider(total, first.of.invoice);
  if (shares.length === 1) return refused("payment.over_limit_in_parts", { params: { limit }, ask });
  return refused("payment.set_over_limit", { params: { limit, over: subtract(total, limit) }, ask });
}

/** Among others an invoice whose own share is above the limit is for a payment of its own, in parts [PAY-1]. */
export const tooMuchForSet = (share: Share): Refusal | null => {
  const refusal = outOfBounds([share]);
  return refusal?.reason === "payment.over_limit_in_parts" ? refusal : null;
};

/** Whether a set is paid in one payment: each by itself, all together, and within the limit [PAY-1]. */
export function canPayTogether(shares: readonly Share[]): Decision {
  const [first] = shares;
  if (!first) return refused("payment.nothing_chosen");
  const own = shares.flatMap(({ of }) => {
    const refusals = [canPayInSet(of), canJoin(first.of, of)].flatMap(refusalsOf);
    const [{ ask } = {}] = refusals;
    if (refusals.length === 0 || shares.length === 1) return refusals;
    return [
      refused("payment.not_in_set", { params: { number: of.invoice.number }, ...(ask ? { ask } : {}) }),
      ...refusals,
    ];
  });
  return decide([...own, own.length > 0 ? null : outOfBounds(shares)]);
}

/** Methods belong to a bill group, and pay for no other. */
export const severalGroups = (shares: readonly Share[]): Refusal | null =>
  new Set(shares.map(({ of }) => of.billGroupId)).size > 1 ? refused("payment.saved_several_groups") : null;

const byDebit = ([first]: readonly Share[]): Decision =>
  first ? canPayByDebit({ bankDebit: first.of.bankDebit, currency: first.of.invoice.open.currency }) : decide([]);

/** On the provider's page by bank debit [PAY-3]. What stops the set itself comes first. */
export const canPaySetByDebit = (shares: readonly Share[]): Decision =>
  decide([canPayTogether(shares), byDebit(shares)].flatMap(refusalsOf));

/** With a saved method [PAY-3]. What stops the set itself comes first. */
export const canPaySetWithSaved = (shares: readonly Share[], way: SavedWay): Decision =>
  decide([
    ...refusalsOf(canPayTogether(shares)),
    severalGroups(shares),
    ...(way.kind === "bank_debit" ? refusalsOf(byDebit(shares)) : []),
    ...refusalsOf(canUseMethod(way)),
  ]);

export const isRefusal = (found: Share | Refusal): found is Refusal => "reason" in found;

/** All that is open on an invoice. */
export const whole = (reference: string): WantedShare => ({ reference, typed: null, field: "amount.0" });

/** Nothing of a set that is not there. */
export const nothingIn = (currency: string): Money => money(0n, currency);
