import { stringify } from "csv-stringify/sync";
import type { PlainDate } from "./dates";
import { fileName } from "./file-name";
import { answerFile, fileHeaders } from "./file-response";
import { log } from "./log";
import { type Money, toDecimal } from "./money";
import { pagesFirst } from "./pages-first";

/** Money is written as a plain number, `1234.50`; its currency stands in a text column of its own. */
export type CsvColumn<Row> = { readonly header: string } & (
  | { readonly kind: "text"; readonly value: (row: Row) => string | null }
  | { readonly kind: "number"; readonly value: (row: Row) => number | bigint | null }
  | { readonly kind: "date"; readonly value: (row: Row) => PlainDate | null }
  | { readonly kind: "money"; readonly value: (row: Row) => Money | null }
);

/** A file about to be written, row by row as its reader takes them. */
export interface CsvFile<Row> {
  /** Made safe by `fileName`, whatever it is [F2]. */
  readonly name: string;
  readonly columns: readonly CsvColumn<Row>[];
  readonly rows: AsyncIterable<Row>;
}

/** Rows asked for at once, each time in a short transaction of its own: few enough that no page waits long for them. */
export const CSV_BATCH = 250;
/** Written at once: enough that writing costs little, few enough that nothing piles up. */
const ROWS_AT_ONCE = 200;
/** Without it Excel reads UTF-8 as if it were Windows-1252; every other reader takes it for no content (RFC 3629, 6). */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * All rows of a list by its keyset, a batch at a time. Nothing is held between batches, so a long export blocks nobody, and
 * access that has ended meanwhile ends the file [ACC-7].
 * @param read the rows behind the last one given, CSV_BATCH of them unless there are no more.
 */
export async function* inBatches<Row>(read: (last: Row | null) => Promise<readonly Row[]>): AsyncGenerator<Row> {
  let last: Row | null = null;
  do {
    const batch: readonly Row[] = await read(last);
    yield* batch;
    last = batch.length < CSV_BATCH ? null : (batch.at(-1) ?? null);
    if (last) await pagesFirst();
  } while (last);
}

/** Answers a request for a CSV, or says in a sentence why there is none just now; what fails fails before its first row. */
export const answerCsv = <Row>(load: () => Promise<CsvFile<Row>>): Promise<Response> =>
  answerFile(async () => csvResponse(await load()));

/** RFC 4180 in UTF-8, streamed: as many rows are read as are taken, and none for a reader who is gone. */
export async function csvResponse<Row>({ name, columns, rows }: CsvFile<Row>): Promise<Response> {
  const iterator = rows[Symbol.asyncIterator]();
  const first = await iterator.next();
  return new Response(streamed(columns, first, iterator), {
    headers: fileHeaders(fileName(name, "csv"), "text/csv; charset=utf-8; header=present"),
  });
}

function streamed<Row>(
  columns: readonly CsvColumn<Row>[],
  first: IteratorResult<Row>,
  iterator: AsyncIterator<Row>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let head = [columns.map(({ header }) => guarded(header))];
  let mark = BYTE_ORDER_MARK;
  let next = first;
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const records = head;
          for (; !next.done && records.length < ROWS_AT_ONCE; next = await iterator.next())
            records.push(columns.map((column) => fieldOf(column, next.value)));
          if (records.length > 0) controller.enqueue(encoder.encode(mark + toLines(records)));
          [head, mark] = [[], ""];
          if (next.done) controller.close();
        } catch (error) {
          // The connection breaks off: half a file must not look like a whole one.
          log.error({ err: error }, "a CSV broke off");
          controller.error(error);
        }
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    // Nothing is made ahead of its reader.
    { highWaterMark: 0 },
  );
}

function fieldOf<Row>(column: CsvColumn<Row>, row: Row): string {
  switch (column.kind) {
    case "text":
      return guarded(column.value(row) ?? "");
    case "number":
      return numberOf(column.value(row));
    case "date":
      return column.value(row) ?? "";
    case "money": {
      const amount = column.value(row);
      return amount ? toDecimal(amount) : "";
    }
  }
}

function numberOf(value: number | bigint | null): string {
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`not a number for a file: ${value}`);
  return value === null ? "" : String(value);
}

/** What a spreadsheet takes for the beginning of a formula, with what it skips before it; full-width and small forms too. */
const FORMULA = /(^|[;\t\r\n])(?=[\s\p{Cf}\p{Cc}"]{0,64}[=+\-@\u2212＝＋－＠﹢﹣﹦﹫])/gu;
const BLANK_FIRST = /^[\t\r\n]/;

/**
 * Text as a spreadsheet shows it and never runs it [F2]: a `'` stands before what would be a formula. A reader set to
 * another separator, as Excel is in Swedish, begins a cell at a `;`, tab or line break too, whatever is quoted.
 */
function guarded(text: string): string {
  const safe = text.replace(FORMULA, "$1'");
  return BLANK_FIRST.test(safe) ? `'${safe}` : safe;
}

/** Beyond what RFC 4180 asks for: other separators, and blanks that a reader might trim. */
const QUOTED = /[;\t\r\n']|^\s|\s$/;

const toLines = (records: readonly string[][]): string =>
  stringify([...records], { record_delimiter: "\r\n", quoted_match: QUOTED });
