import { type Decision, decide, refused } from "@/lib/platform/decision";

const SCHEMES: Readonly<Record<string, string>> = { EUR: "SEPA" };

/** What the provider's bank debits are made by in a currency; null where there are none to take. */
export const debitSchemeOf = (currency: string): string | null => SCHEMES[currency] ?? null;

/** Asked about every so often while it is on its way: banks take days [M4]. */
export const MINUTES_BETWEEN_DEBIT_LOOKS = 60;

const CODES = ["insufficient_funds", "account_closed", "debit_not_authorized"] as const;

/** Other names that the provider has for the same. */
const SAME: ReadonlyMap<string, (typeof CODES)[number]> = new Map([
  ["bank_account_closed", "account_closed"],
  ["invalid_account_number", "account_closed"],
  ["debit_disputed", "debit_not_authorized"],
  ["refer_to_customer", "debit_not_authorized"],
]);

/** Key under `payments`: what the bank said of a debit, in plain words [PAY-6]. */
export const debitDeclineText = (code: string): `debit_decline.${(typeof CODES)[number] | "generic"}` =>
  `debit_decline.${SAME.get(code) ?? CODES.find((known) => known === code) ?? "generic"}`;

interface DebitTerms {
  readonly bankDebit: boolean;
  readonly currency: string;
}

/** Whether it is offered at all: nobody is refused what nobody was offered. */
export const offersBankDebit = ({ bankDebit, currency }: DebitTerms): boolean =>
  bankDebit && debitSchemeOf(currency) !== null;

/** By bank debit, saved or new: where the seller entity takes it, in a currency that it is made in [PAY-3]. */
export const canPayByDebit = (terms: DebitTerms): Decision =>
  decide([offersBankDebit(terms) ? null : refused("payment.no_debit", { params: { currency: terms.currency } })]);
