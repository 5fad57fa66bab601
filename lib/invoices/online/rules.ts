import { type Decision, decide, type Refusal, refused } from "@/lib/platform/decision";
import { type Money, money } from "@/lib/platform/money";
import { providerBounds } from "@/lib/platform/provider-money";
import type { InvoiceFacts } from "../types";

/** What a seller entity takes online in a currency, and whom to ask. */
type OnlineTerms = Pick<InvoiceFacts, "onlineLimit" | "partFrom" | "collector">;

const larger = (left: bigint, right: bigint): bigint => (left > right ? left : right);
const inSteps = (minor: bigint, step: bigint): bigint => (minor / step) * step;

/** The most that one payment may take: the seller entity's limit, as far as the provider goes along [INV-3]. */
export function mostOnline({ minor, currency }: Money): Money {
  const { most, step } = providerBounds(currency);
  return money(minor < most.minor ? inSteps(minor, step.minor) : most.minor, currency);
}

/** From what amount a part may be paid, the provider's least amount included; null: only whole [PAY-2]. */
export function leastPart({ onlineLimit, partFrom }: Pick<OnlineTerms, "onlineLimit" | "partFrom">): Money | null {
  if (!onlineLimit || !partFrom) return null;
  const { least, step } = providerBounds(partFrom.currency);
  const minor = inSteps(larger(partFrom.minor, least.minor) + step.minor - 1n, step.minor);
  return minor <= mostOnline(onlineLimit).minor ? money(minor, partFrom.currency) : null;
}

/**
 * Whether an amount can be paid online to the end: in one payment, or in as few parts as the most allows. The last of them
 * is the least amount or more, the others a part or more, and none is above the most [INV-3, PAY-2].
 */
export function canBePaidToTheEnd({ minor, currency }: Money, terms: Omit<OnlineTerms, "collector">): boolean {
  const most = terms.onlineLimit ? mostOnline(terms.onlineLimit).minor : 0n;
  const { least, step } = providerBounds(currency);
  if (most <= 0n || minor < least.minor || minor % step.minor !== 0n) return false;
  const partsBefore = (minor - 1n) / most;
  const part = leastPart(terms);
  return partsBefore === 0n || (part !== null && partsBefore * part.minor + least.minor <= minor);
}

/** What keeps the provider from taking one payment of an amount; `amount` is the total of all that it pays [INV-3]. */
export function outsideProvider(amount: Money, { collector: ask }: Pick<OnlineTerms, "collector">): Refusal | null {
  const { least, step } = providerBounds(amount.currency);
  if (amount.minor % step.minor !== 0n) return refused("payment.off_step", { params: { amount, step }, ask });
  return amount.minor < least.minor ? refused("payment.under_least", { params: { amount, least }, ask }) : null;
}

/** What keeps all that is open from being paid in one payment. The limit is per payment, so a part may be possible [INV-3]. */
export function wholeRefusal(invoice: OnlineTerms & Pick<InvoiceFacts, "open">): Refusal | null {
  const { open, onlineLimit, collector: ask } = invoice;
  if (open.minor <= 0n) return null;
  if (!onlineLimit) return refused("payment.currency", { params: { currency: open.currency }, ask });
  const outside = outsideProvider(open, invoice);
  const limit = mostOnline(onlineLimit);
  if (outside || open.minor <= limit.minor) return outside;
  const inParts = canBePaidToTheEnd(open, invoice);
  return refused(inParts ? "payment.over_limit_in_parts" : "payment.over_limit", { params: { limit }, ask });
}

type OnlineFacts = Omit<InvoiceFacts, "number" | "payable" | "dueOn">;

/**
 * Whether something of an invoice is paid online: all of it, or a part that leaves nothing that could not be paid. The tests
 * of INV-3 in its order, each with its own reason; the same answer for button, command and agent [WHY-1].
 */
export const canPayOnline = (invoice: OnlineFacts): Decision =>
  decide(tests(invoice, canBePaidToTheEnd(invoice.open, invoice) ? null : wholeRefusal(invoice)));

/** Whether all that is open is paid in one payment, as auto-pay pays it [BIL-4]. */
export const canPayWhole = (invoice: OnlineFacts): Decision => decide(tests(invoice, wholeRefusal(invoice)));

const tests = (invoice: OnlineFacts, ofAmount: Refusal | null): (Refusal | null)[] => [
  invoice.isVoid ? refused("payment.void", { ask: invoice.collector }) : null,
  invoice.open.minor <= 0n ? refused("payment.paid") : null,
  underWay(invoice),
  invoice.isDisputed ? refused("payment.disputed", { ask: invoice.collector }) : null,
  ofAmount,
  invoice.termsAllowOnline ? null : refused("payment.terms", { ask: invoice.collector }),
];

type PayableFacts = Omit<OnlineFacts, "underWay" | "collector">;

const UNDER_WAY = { by: null, startedAt: new Date(0), endsAt: new Date(0) };
const NOBODY = { name: "", email: "", phone: "" };

/** Whether Pay Now is offered, for lists of many, which give no reasons: the same tests, without whom to ask [INV-3]. */
export const isPayableOnline = (invoice: PayableFacts & { isProcessing: boolean }): boolean =>
  canPayOnline({
    isVoid: invoice.isVoid,
    open: invoice.open,
    isDisputed: invoice.isDisputed,
    onlineLimit: invoice.onlineLimit,
    partFrom: invoice.partFrom,
    termsAllowOnline: invoice.termsAllowOnline,
    underWay: invoice.isProcessing ? UNDER_WAY : null,
    collector: NOBODY,
  }).allowed;

function underWay({ underWay: attempt, collector }: Pick<InvoiceFacts, "underWay" | "collector">): Refusal | null {
  if (!attempt) return null;
  const { by, endsAt: at, timeZone, takesDays } = attempt;
  const until = takesDays ? "days" : timeZone ? { at, timeZone } : "none";
  return by
    ? refused("payment.under_way_by", { params: { by, until }, ask: collector })
    : refused("payment.under_way", { params: { until }, ask: collector });
}
