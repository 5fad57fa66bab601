import { CSV_BATCH, type CsvFile, inBatches } from "@/lib/platform/csv";
import type { PlainDate } from "@/lib/platform/dates";
import { formatPlainDate } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/locales";
import { add, type Money } from "@/lib/platform/money";
import { translator } from "@/lib/platform/translate";
import type { Viewer } from "@/lib/platform/viewer";
import type { MovementRow } from "./facts";
import { listMovements, toMovement } from "./queries";
import type { CurrencyStatement, Movement, Statement } from "./types";

/** A line of the file: a movement, or a sum that stands for itself. */
interface CsvRow {
  readonly on: PlainDate;
  readonly what: string;
  readonly document: string | null;
  readonly invoice: string | null;
  readonly contract: string | null;
  readonly currency: string;
  readonly amount: Money | null;
  readonly balance: Money | null;
}

/** A statement with all of its movements, however many, one currency after the other [PAY-11]. */
export function statementCsv(viewer: Viewer, statement: Statement, locale: Locale): CsvFile<CsvRow> {
  const t = translator(locale);
  const { group, period } = statement;
  return {
    name: `${group.name}-${period.from}-${period.to}`,
    columns: [
      { header: t("statements.date"), kind: "date", value: ({ on }) => on },
      { header: t("statements.movement"), kind: "text", value: ({ what }) => what },
      { header: t("statements.document"), kind: "text", value: ({ document }) => document },
      { header: t("statements.invoice"), kind: "text", value: ({ invoice }) => invoice },
      { header: t("statements.contract"), kind: "text", value: ({ contract }) => contract },
      { header: t("statements.currency"), kind: "text", value: ({ currency }) => currency },
      { header: t("statements.amount"), kind: "money", value: ({ amount }) => amount },
      { header: t("statements.balance"), kind: "money", value: ({ balance }) => balance },
    ],
    rows: rowsIn(viewer, statement, locale),
  };
}

async function* rowsIn(viewer: Viewer, statement: Statement, locale: Locale): AsyncGenerator<CsvRow> {
  for (const inCurrency of statement.currencies) yield* rowsOfCurrency(viewer, statement, inCurrency, locale);
}

/** What is listed is what is added up, so that the rows agree with each other whatever happens meanwhile. */
async function* rowsOfCurrency(
  viewer: Viewer,
  { group, contract, period }: Statement,
  { currency, opening, ages, unusedCredit }: CurrencyStatement,
  locale: Locale,
): AsyncGenerator<CsvRow> {
  const t = translator(locale);
  const sum = (on: PlainDate, what: string, balance: Money): CsvRow => ({
    ...{ on, what, document: null, invoice: null, contract: null, currency, amount: null, balance },
  });
  const scope = { viewer, group: group.id, contract };
  const read = (last: MovementRow | null) => listMovements(scope, period, { after: last, most: CSV_BATCH, currency });
  let balance = opening;
  yield sum(period.from, t("statements.opening"), opening);
  for await (const row of inBatches(read)) {
    const movement = toMovement(row);
    balance = add(balance, movement.amount);
    yield { ...movementCells(movement), what: t(`statements.kind_${movement.kind}`), currency, balance };
  }
  yield sum(period.to, t("statements.closing"), balance);
  const when = t("statements.aging", { date: formatPlainDate(period.to, locale) });
  for (const { age, open } of ages) yield sum(period.to, `${when}: ${t(`statements.age_${age}`)}`, open);
  if (unusedCredit.minor !== 0n) yield sum(period.to, t("statements.unused"), unusedCredit);
}

const movementCells = ({ on, number, invoiceNumber, contractNumber, amount }: Movement) => ({
  ...{ on, document: number, invoice: invoiceNumber, contract: contractNumber, amount },
});
