import type { Days } from "@/lib/catalog/pricing/types";
import { addDays, addMonths, daysBetween, type PlainDate } from "@/lib/platform/dates";
import { type Decision, decide, type Refusal, refused } from "@/lib/platform/decision";
import type { DraftTarget } from "./types";

/** Where a draft begins: `?contract=…` or `?group=…&currency=…`, with quantities where they are known already. */
export const newQuotePath = (search: Readonly<Record<string, string>> = {}): string =>
  Object.keys(search).length > 0 ? `/desk/quotes/new?${new URLSearchParams(search)}` : "/desk/quotes/new";

const MOST_YEARS = 10;
const DAYS_TO_ANSWER = 30;
const MONTHS_OF_A_NEW_ONE = 12;

/** Prices come from a price book that holds today, and a contract is extended while it runs [DSK-4]. */
export const canDraft = (target: Pick<DraftTarget, "term" | "today" | "priceBookId" | "accountExecutive">): Decision =>
  decide([
    target.term && target.term.to < target.today
      ? refused("quotes.contract_ended", { ask: target.accountExecutive })
      : null,
    target.priceBookId === null ? refused("quotes.no_price_book", { ask: target.accountExecutive }) : null,
  ]);

interface DraftDays {
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
  readonly expiresOn: PlainDate;
  readonly today: PlainDate;
  /** Of the contract that is extended. */
  readonly term: Days | null;
}

/** What is wrong with a draft's days, by field: they are to come, in their order, and within the contract. */
export function dayProblems({ startsOn, endsOn, expiresOn, today, term }: DraftDays): Record<string, Refusal> {
  const first = term && term.from > today ? term.from : today;
  const latest = addMonths(startsOn, MOST_YEARS * 12);
  const starts = startsOn < first ? refused("quotes.starts_too_early", { params: { first } }) : null;
  const late = startsOn > endsOn ? refused("quotes.starts_after_end", { params: { ends: endsOn } }) : null;
  const long = endsOn > latest ? refused("quotes.term_too_long", { params: { years: MOST_YEARS } }) : null;
  const past = expiresOn < today ? refused("quotes.expires_in_past", { params: { first: today } }) : null;
  const after = expiresOn > endsOn ? refused("quotes.expires_after_end", { params: { ends: endsOn } }) : null;
  const [start, end, expiry] = [starts ?? (term ? late : null), term ? null : (late ?? long), past ?? after];
  return {
    ...(start ? { startsOn: start } : {}),
    ...(end ? { endsOn: end } : {}),
    ...(expiry ? { expiresOn: expiry } : {}),
  };
}

/** The days of a draft that nobody has typed yet: from today, for a month to answer; a new contract runs for a year. */
export function firstDays({ term, today }: Pick<DraftTarget, "term" | "today">, months = MONTHS_OF_A_NEW_ONE) {
  const startsOn = term && term.from > today ? term.from : today;
  const endsOn = term ? term.to : addDays(addMonths(startsOn, months), -1);
  return { startsOn, endsOn, expiresOn: earlier(addDays(today, DAYS_TO_ANSWER), endsOn) };
}

/** The same for a copy of one for a new contract: as long as that one was to run. */
export function copiedDays(
  target: Pick<DraftTarget, "term" | "today">,
  source: { readonly startsOn: PlainDate | null; readonly endsOn: PlainDate },
) {
  const days = firstDays(target);
  if (target.term || !source.startsOn) return days;
  const endsOn = addDays(days.startsOn, daysBetween(source.startsOn, source.endsOn));
  return { ...days, endsOn, expiresOn: earlier(days.expiresOn, endsOn) };
}

const earlier = (left: PlainDate, right: PlainDate): PlainDate => (left < right ? left : right);
