import type { ContractRow } from "@/lib/contracts/types";
import { expiryState } from "@/lib/payments/methods/rules";
import { addMonths, daysBetween, type PlainDate } from "@/lib/platform/dates";
import { add, type Money, money, sum } from "@/lib/platform/money";
import type { WaitingRequest } from "@/lib/users/requests/types";
import type { HandoverOffer } from "@/lib/users/types";
import type { Age, Attention, Balance, DaySum, MonthSeries, OpenOnDay, PayWay } from "./types";

export const AGES: readonly Age[] = ["not_due", "days_30", "days_60", "days_90", "older"];

/** Months that are drawn, this one included [BIL-6]. */
export const MONTHS_SHOWN = 12;

/** Of what falls due on a day: due today is not overdue [BIL-6]. */
export function ageOf(dueOn: PlainDate, today: PlainDate): Age {
  const days = daysBetween(dueOn, today);
  if (days <= 0) return "not_due";
  if (days <= 30) return "days_30";
  if (days <= 60) return "days_60";
  return days <= 90 ? "days_90" : "older";
}

/** One a currency, never added together; most overdue first, then by name [BIL-1]. */
export function balancesOf(days: readonly OpenOnDay[], today: PlainDate): Balance[] {
  const currencies = [...new Set(days.map(({ open }) => open.currency))].sort();
  return currencies
    .map((currency) =>
      balanceOf(
        days.filter(({ open }) => open.currency === currency),
        currency,
        today,
      ),
    )
    .sort((left, right) => Number(right.overdueCount > 0) - Number(left.overdueCount > 0));
}

function balanceOf(days: readonly OpenOnDay[], currency: string, today: PlainDate): Balance {
  const ageOn = ({ dueOn, isDisputed }: OpenOnDay): Age => (isDisputed ? "not_due" : ageOf(dueOn, today));
  const late = days.filter((day) => ageOn(day) !== "not_due");
  const openOf = (some: readonly OpenOnDay[]): Money =>
    sum(
      some.map(({ open }) => open),
      currency,
    );
  const countOf = (some: readonly OpenOnDay[]): number => some.reduce((total, { count }) => total + count, 0);
  return {
    ...{ open: openOf(days), overdue: openOf(late), count: countOf(days), overdueCount: countOf(late) },
    ages: AGES.map((age) => ({ age, open: openOf(days.filter((day) => ageOn(day) === age)) })),
  };
}

/** How many are overdue and wait to be paid: what the list shows as overdue, to which Home leads [INV-1]. */
export const overdueCountOf = (days: readonly OpenOnDay[], today: PlainDate): number =>
  days.reduce((total, { dueOn, waiting }) => (ageOf(dueOn, today) === "not_due" ? total : total + waiting), 0);

const firstOfMonth = (day: PlainDate): PlainDate => `${day.slice(0, 7)}-01` as PlainDate;

/** Every month is there, also those in which nothing happened; one series a currency. */
export function seriesOf(sums: readonly DaySum[], today: PlainDate): MonthSeries[] {
  const first = addMonths(firstOfMonth(today), 1 - MONTHS_SHOWN);
  const months = Array.from({ length: MONTHS_SHOWN }, (_, nth) => addMonths(first, nth));
  const key = (month: PlainDate, kind: DaySum["kind"], currency: string) => `${month} ${kind} ${currency}`;
  const totals = new Map<string, Money>();
  for (const { on, kind, amount } of sums) {
    const place = key(firstOfMonth(on), kind, amount.currency);
    totals.set(place, add(totals.get(place) ?? money(0n, amount.currency), amount));
  }
  const currencies = [...new Set(sums.map(({ amount }) => amount.currency))].sort();
  return currencies.map((currency) => {
    const amountOf = (month: PlainDate, kind: DaySum["kind"]): Money =>
      totals.get(key(month, kind, currency)) ?? money(0n, currency);
    return {
      currency,
      months: months.map((month) => ({ month, billed: amountOf(month, "billed"), paid: amountOf(month, "paid") })),
    };
  });
}

interface Payable {
  readonly reference: string;
  readonly currency: string;
}

/** By what can be paid online; a list that was cut short may hold more. */
export function payWayOf(payable: readonly Payable[], isCut: boolean): PayWay {
  const [first] = payable;
  if (!first) return { kind: "none" };
  if (payable.length === 1 && !isCut) return { kind: "one", reference: first.reference };
  return { kind: "several", currencies: [...new Set(payable.map(({ currency }) => currency))].sort() };
}

/** What the kinds of attention look at. */
export interface AttentionFacts {
  /** Overdue and neither disputed nor being paid, what is oldest first. */
  readonly overdue: readonly { reference: string; number: string; open: Money; dueOn: PlainDate }[];
  /** How many such there are in all. */
  readonly overdueCount: number;
  readonly endingSoon: readonly Pick<ContractRow, "number" | "endsOn" | "renewal">[];
  readonly requests: readonly WaitingRequest[];
  readonly offers: readonly (Pick<HandoverOffer, "id" | "role" | "contractNumber"> & { from: string; on: PlainDate })[];
  readonly cards: readonly { id: string; name: string; last4: string; expiresOn: PlainDate }[];
  /** Invoices that auto-pay has given up. */
  readonly stopped: readonly { reference: string; number: string; open: Money; dueOn: PlainDate }[];
  readonly today: PlainDate;
  /** That wait for an answer, what expires first on top. */
  readonly quotes: readonly { number: string; total: Money; expiresOn: PlainDate; isTheirs: boolean }[];
  readonly elsewhere: readonly { id: string; name: string; count: number; since: PlainDate }[];
  /** The viewer's own cases that the seller has answered. */
  readonly cases: readonly { id: string; on: PlainDate }[];
  /** Open disputes in which the seller wrote last. */
  readonly disputes: readonly { reference: string; number: string; on: PlainDate }[];
}

/** Of one kind, so that no kind pushes out the others. */
const MOST_OF_A_KIND = 3;

const overdue = ({ overdue: found, overdueCount }: AttentionFacts): Attention[] => {
  const named = found
    .slice(0, MOST_OF_A_KIND)
    .map(({ dueOn: on, ...invoice }): Attention => ({ kind: "overdue", ...invoice, on }));
  const more = overdueCount - named.length;
  return named.length > 0 && more > 0 ? [...named, { kind: "overdue_more", count: more }] : named;
};

/** Who may buy is asked to accept; others see that it waits [QUO-9]. */
const quotes = (facts: AttentionFacts): Attention[] =>
  facts.quotes
    .slice(0, MOST_OF_A_KIND)
    .map(({ number: id, total, isTheirs, expiresOn: on }) => ({ kind: "quote", id, total, isTheirs, on }));

const handovers = ({ offers }: AttentionFacts): Attention[] =>
  offers.slice(0, MOST_OF_A_KIND).map((offer) => ({ kind: "handover", ...offer }));

const requests = (facts: AttentionFacts): Attention[] =>
  facts.requests.slice(0, MOST_OF_A_KIND).map(({ id, name, contract, expiresOn }) => ({
    kind: "request",
    id,
    name,
    contractNumber: contract,
    on: expiresOn,
  }));

/** What auto-pay will not try again: somebody has to pay it or mend the card [BIL-4]. */
const stopped = (facts: AttentionFacts): Attention[] =>
  facts.stopped.slice(0, MOST_OF_A_KIND).map(({ dueOn: on, ...invoice }) => ({ kind: "stopped", ...invoice, on }));

/** By the rule that marks a card in the list of methods. */
const cards = ({ cards: found, today }: AttentionFacts): Attention[] =>
  found
    .filter(({ expiresOn }) => expiryState(expiresOn, today) !== "good")
    .slice(0, MOST_OF_A_KIND)
    .map(({ expiresOn: on, ...card }) => ({ kind: "card", ...card, isOver: on < today, on }));

/** Where auto-renewal can be turned off now, by the very rule of the toggle [REN-2]. */
const renewals = ({ endingSoon }: AttentionFacts): Attention[] =>
  endingSoon
    .filter(({ renewal }) => renewal.isOn && renewal.decision.allowed)
    .slice(0, MOST_OF_A_KIND)
    .map(({ number, endsOn, renewal }) => ({ kind: "renewal", contractNumber: number, endsOn, on: renewal.closes }));

/** Answered, with a question or not: without a further word it stays as it is [HLP-3]. */
const cases = (facts: AttentionFacts): Attention[] =>
  facts.cases.slice(0, MOST_OF_A_KIND).map((found) => ({ kind: "case", ...found }));

/** The collector has answered: whoever sees the invoice can write on [INV-9]. */
const disputes = (facts: AttentionFacts): Attention[] =>
  facts.disputes.slice(0, MOST_OF_A_KIND).map((dispute) => ({ kind: "dispute", ...dispute }));

const elsewhere = (facts: AttentionFacts): Attention[] =>
  facts.elsewhere
    .slice(0, MOST_OF_A_KIND)
    .map(({ id, name, count, since }) => ({ kind: "elsewhere", billGroup: id, name, count, on: since }));

/** One function a kind, in the order they are shown: money first, then people, then what has more time. */
const KINDS: readonly ((facts: AttentionFacts) => Attention[])[] = [
  ...[overdue, stopped, cards, quotes, disputes, cases, handovers, requests, renewals, elsewhere],
];

/** What needs the reader's attention [BIL-1]. */
export const attentionOf = (facts: AttentionFacts): Attention[] => KINDS.flatMap((kind) => kind(facts));
