import { addDays, addMonths, type PlainDate } from "@/lib/platform/dates";
import { type Refusal, refused } from "@/lib/platform/decision";
import { add, type Money, subtract, sum } from "@/lib/platform/money";
import { AGES, ageOf } from "@/lib/summary/rules";
import type { Preset, StatementSearch } from "./schema";
import type {
  BalanceKind,
  CurrencyStatement,
  Movement,
  MovementKind,
  Period,
  Statement,
  StatementLine,
  StatementPlace,
  StatementRow,
} from "./types";

/** On the page; the PDF holds more, the CSV all. */
export const MOST_ON_PAGE = 500;
export const MOST_ON_PAPER = 5_000;

export const BALANCE_KINDS: readonly BalanceKind[] = ["invoice", "credit", "payment", "undone", "chargeback", "void"];

const firstOfMonth = (day: PlainDate): PlainDate => `${day.slice(0, 7)}-01` as PlainDate;
const firstOfYear = (day: PlainDate): PlainDate => `${day.slice(0, 4)}-01-01` as PlainDate;
const firstOfQuarter = (day: PlainDate): PlainDate =>
  addMonths(firstOfMonth(day), -((Number(day.slice(5, 7)) - 1) % 3));

/** Each ends today at the latest: what is not there yet is on no statement. */
export function presetPeriod(preset: Preset, today: PlainDate): Period {
  const month = firstOfMonth(today);
  const periods: Record<Preset, Period> = {
    this_month: { from: month, to: today },
    last_month: { from: addMonths(month, -1), to: addDays(month, -1) },
    this_quarter: { from: firstOfQuarter(today), to: today },
    this_year: { from: firstOfYear(today), to: today },
    last_12_months: { from: addDays(addMonths(today, -12), 1), to: today },
  };
  return periods[preset];
}

export interface ChosenPeriod {
  readonly period: Period;
  readonly preset: Preset | null;
}

export type PeriodChoice = ChosenPeriod | { readonly wrong: { readonly from?: Refusal; readonly to?: Refusal } };

/** Where the address asks for no possible period, what is wrong with it stands in the place of a statement. */
export type StatementAnswer = { readonly place: StatementPlace } & (
  | { readonly statement: Statement; readonly choice: ChosenPeriod }
  | { readonly statement: null; readonly choice: Exclude<PeriodChoice, ChosenPeriod> }
);

/** What the address asks for: this month unless days or another period are given. `today` is the seller entity's [PAY-11]. */
export function choosePeriod({ period: preset, from, to }: StatementSearch, today: PlainDate): PeriodChoice {
  if (preset || (!from && !to)) {
    const chosen = preset ?? "this_month";
    return { period: presetPeriod(chosen, today), preset: chosen };
  }
  if (!from) return { wrong: { from: refused("statements.both_days") } };
  if (!to) return { wrong: { to: refused("statements.both_days") } };
  const period = { from: from as PlainDate, to: to as PlainDate };
  if (period.to < period.from) return { wrong: { to: refused("statements.ends_before") } };
  if (period.to > today) return { wrong: { to: refused("statements.ends_in_future", { params: { today } }) } };
  return { period, preset: null };
}

/** One after the other, from what was owed before the first. @throws CurrencyMismatch */
export function withBalances(opening: Money, movements: readonly Movement[]): StatementLine[] {
  let balance = opening;
  return movements.map((movement) => {
    balance = add(balance, movement.amount);
    return { ...movement, balance };
  });
}

/** What was added up by the database. */
export interface StatementSums {
  readonly totals: readonly { kind: MovementKind; isBefore: boolean; count: number; amount: Money; informs: Money }[];
  /** What was open at the end of the last day, by the day it fell due. */
  readonly open: readonly { dueOn: PlainDate; amount: Money }[];
  readonly unused: readonly Money[];
  readonly unapplied: readonly Money[];
}

/** A statement a currency, by name, of those in which there is anything to state. */
export function currencyStatements(
  sums: StatementSums,
  lines: readonly Movement[],
  to: PlainDate,
): CurrencyStatement[] {
  const { totals, open, unused, unapplied } = sums;
  const amounts = [...[...totals, ...open].map(({ amount }) => amount), ...unused, ...unapplied];
  return [...new Set(amounts.map(({ currency }) => currency))]
    .sort()
    .map((currency) => currencyStatement(currency, sums, lines, to))
    .filter(hasAnything);
}

function currencyStatement(
  currency: string,
  { totals, open, unused, unapplied }: StatementSums,
  lines: readonly Movement[],
  to: PlainDate,
): CurrencyStatement {
  const isOurs = ({ amount }: { amount: Money }): boolean => amount.currency === currency;
  const sumOf = (some: readonly { amount: Money }[]): Money =>
    sum(
      some.map(({ amount }) => amount),
      currency,
    );
  const ours = totals.filter(isOurs);
  const opening = sumOf(ours.filter(({ isBefore }) => isBefore));
  const sumIn = (some: readonly Money[]): Money =>
    sum(
      some.filter((amount) => amount.currency === currency),
      currency,
    );
  const within = ours.filter(({ isBefore }) => !isBefore);
  const inside = BALANCE_KINDS.flatMap((kind) =>
    within.filter((total) => total.kind === kind).map(({ count, amount }) => ({ kind, count, amount })),
  );
  const aged = open.filter(isOurs);
  return {
    ...{ currency, opening, closing: add(opening, sumOf(inside)) },
    sums: inside,
    ages: AGES.map((age) => ({ age, open: sumOf(aged.filter(({ dueOn }) => ageOf(dueOn, to) === age)) })),
    count: within.reduce((total, { count }) => total + count, 0),
    ...{
      unusedCredit: sumIn(unused),
      unapplied: sumIn(unapplied),
      refunded: sumIn(within.map(({ informs }) => informs)),
    },
    lines: withBalances(opening, lines.filter(isOurs)),
  };
}

/** A currency long settled has nothing to say. */
const hasAnything = ({ opening, closing, count, unusedCredit, unapplied, ages }: CurrencyStatement): boolean =>
  count > 0 ||
  [opening, closing, unusedCredit, unapplied, ...ages.map(({ open }) => open)].some((amount) => amount.minor !== 0n);

/**
 * A currency's statement row by row, from what was owed before to what is owed after. Where not all movements are shown,
 * what the others come to stands in one row, so that the rows add up all the same.
 */
export function rowsOf({ opening, lines, count, closing }: CurrencyStatement, { from, to }: Period): StatementRow[] {
  const shown = lines.at(-1)?.balance ?? opening;
  const left = count - lines.length;
  return [
    { kind: "opening", on: from, balance: opening },
    ...lines.map((line): StatementRow => ({ kind: "movement", line })),
    ...(left > 0 ? [{ kind: "rest" as const, count: left, amount: subtract(closing, shown), balance: closing }] : []),
    { kind: "closing", on: to, balance: closing },
  ];
}

const queryOf = (search: Partial<StatementSearch>): string => {
  const given = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `?${new URLSearchParams(given)}` : "";
};

/** The page, with a state [PAY-11]. */
export const statementsPath = (search: Partial<StatementSearch> = {}): string => `/statements${queryOf(search)}`;

interface FileOf {
  readonly group: string;
  readonly contract: string | null;
  readonly period: Period;
}

/** The same statement as a file: days and group are in the address, so that it stays the same. */
const filePath = (ending: "pdf" | "csv", { group, contract, period }: FileOf): string =>
  `/api/exports/statement.${ending}${queryOf({ ...period, group, contract: contract ?? undefined })}`;

export const statementPdfPath = (of: FileOf): string => filePath("pdf", of);
export const statementCsvPath = (of: FileOf): string => filePath("csv", of);
