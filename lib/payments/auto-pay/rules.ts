import { canChangeBillGroup } from "@/lib/billing/rules";
import type { BillGroupStanding } from "@/lib/billing/types";
import { canPayWhole } from "@/lib/invoices/online/rules";
import { addDays, type PlainDate } from "@/lib/platform/dates";
import { type Decision, decide, type Refusal, refused } from "@/lib/platform/decision";
import { isOutOfDate } from "../saved/rules";
import type { AutoPayFacts, AutoPayPlan, AutoPayTry } from "./types";

/** On the due date, by the seller entity's clock [BIL-4]. */
export const AUTO_PAY_HOUR = 6;

/** Days after the first try on which a refused payment is tried again. */
const RETRY_AFTER = [1, 3, 7] as const;

/**
 * What no bank changes its mind about: trying again would fail, or needs the person. From Stripe's decline codes whose next
 * step is another card or the customer (https://docs.stripe.com/declines/codes); every other decline may pass by itself.
 */
const HARD_DECLINES: ReadonlySet<string> = new Set([
  ...["authentication_required", "card_not_supported", "currency_not_supported", "expired_card", "fraudulent"],
  ...["incorrect_number", "invalid_account", "invalid_number", "lost_card", "merchant_blacklist", "pickup_card"],
  ...["invalid_expiry_month", "invalid_expiry_year", "new_account_information_available", "no_such_method"],
  ...["not_permitted", "restricted_card", "revocation_of_all_authorizations", "revocation_of_authorization"],
  ...["security_violation", "service_not_allowed", "stolen_card", "stop_payment_order", "transaction_not_allowed"],
]);

export const isHardDecline = (code: string | null): boolean => code !== null && HARD_DECLINES.has(code);

/** The code we keep where the provider does not know the method any more. */
export const METHOD_GONE = "no_such_method";

/** The days on which a payment first refused on a day is tried again. */
export const retryDays = (first: PlainDate): PlainDate[] => RETRY_AFTER.map((days) => addDays(first, days));

/**
 * Whether an invoice will be paid by itself, and from which day on, 06:00: its due date, or the day auto-pay begins, or the
 * next retry; never on a day on which it was tried already. Declines are those of the method that is charged now.
 */
export const autoPayPlan = (facts: AutoPayFacts, today: PlainDate): AutoPayPlan => ({
  decision: decide([
    facts.isOn ? null : refused("auto_pay.off"),
    facts.isByCard ? null : refused("auto_pay.not_by_card"),
    ...refusalsOf(canPayWhole(facts.invoice)),
    facts.isChargedBack ? refused("auto_pay.charged_back", { ask: facts.invoice.collector }) : null,
    stopped(facts),
    facts.hasMethod ? null : refused("auto_pay.no_method"),
    expired(facts.expiresOn, today),
  ]),
  on: nextDay(facts),
});

/** Asked for the whole bill group: turning it on takes a method that can be charged. */
export const canTurnOnAutoPay = (
  standing: BillGroupStanding,
  method: { readonly expiresOn: PlainDate | null } | null,
  today: PlainDate,
): Decision =>
  decide([
    ...refusalsOf(canChangeBillGroup(standing)),
    method ? null : refused("auto_pay.no_method"),
    method && expired(method.expiresOn, today),
  ]);

/** The first day whose 06:00 is still to come. */
export const nextStrike = (today: PlainDate, hasStruck: boolean): PlainDate => (hasStruck ? addDays(today, 1) : today);

/** The last day whose 06:00 has come: what is planned for it, or for a day before, is due. */
export const lastStrike = (today: PlainDate, hasStruck: boolean): PlainDate =>
  addDays(nextStrike(today, hasStruck), -1);

const refusalsOf = (decision: Decision): Refusal[] => (decision.allowed ? [] : [decision, ...decision.also]);

/** Of another method the bank has said nothing: whoever chose a new one has it tried. */
const declinesOf = (tries: readonly AutoPayTry[]): AutoPayTry[] =>
  tries.filter(({ outcome, isByMethod }) => outcome === "declined" && isByMethod);

function stopped({ tries, invoice }: AutoPayFacts): Refusal | null {
  const declines = declinesOf(tries);
  const ask = invoice.collector;
  if (declines.some(({ reason }) => isHardDecline(reason))) return refused("auto_pay.bank_refused", { ask });
  return declines.length > RETRY_AFTER.length ? refused("auto_pay.retries_over", { ask }) : null;
}

function expired(expiresOn: PlainDate | null, today: PlainDate): Refusal | null {
  if (!expiresOn || !isOutOfDate(expiresOn, today)) return null;
  return refused("payment.method_expired", { params: { expired: expiresOn } });
}

function nextDay({ invoice, from, tries }: AutoPayFacts): PlainDate {
  const days = [invoice.dueOn, ...(from ? [from] : [])];
  const last = tries.at(-1);
  if (last) days.push(addDays(last.on, 1));
  const declines = declinesOf(tries);
  const retry = declines[0] && retryDays(declines[0].on)[declines.length - 1];
  if (retry) days.push(retry);
  return days.sort().at(-1) ?? invoice.dueOn;
}

/** What keeps an invoice from being paid on its day and is told to its contacts; the rest passes, or nothing is due. */
const TOLD = [
  "payment.disputed",
  "payment.currency",
  "payment.over_limit",
  "payment.over_limit_in_parts",
  "payment.under_least",
  "payment.off_step",
  "payment.terms",
  "payment.method_expired",
  "auto_pay.no_method",
];

/** The reason to tell now, once for each: it was due, and a rule kept it from being paid. */
export function skippedFor(facts: AutoPayFacts, { decision, on }: AutoPayPlan, struck: PlainDate): Refusal | null {
  if (decision.allowed || on > struck || !TOLD.includes(decision.reason)) return null;
  return isTold(facts.tries, decision.reason) ? null : decision;
}

/** Whether that reason was told before: each is once, and tried again all the same. */
export const isTold = (tries: readonly AutoPayTry[], why: string): boolean =>
  tries.some(({ outcome, reason }) => outcome === "skipped" && reason === why);
