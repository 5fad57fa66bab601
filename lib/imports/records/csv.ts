import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { FileFault, type RefusedField } from "../types";
import { type Columns, columnsOf, type Part } from "./columns";
import type { RecordKind } from "./schema";
import type { RawRecord } from "./types";

const PEEKED_BYTES = 65_536;
const MOST_RECORD_CHARACTERS = 1_000_000;
/** One more than any schema takes, so that too many are seen as such and never kept. */
const MOST_PARTS = 4_001;

type Cells = Readonly<Record<string, string>>;

/** A record while its rows come in. */
interface Gathering {
  readonly line: number;
  readonly first: Cells;
  readonly raw: Record<string, unknown>;
  readonly findings: RefusedField[];
}

/**
 * Reads a CSV row by row: rows that follow each other with the same `external_id` are one record, whose lines, contacts or
 * subscriptions stand in one row each.
 * @throws FileFault where it is none, or has columns that nobody knows
 */
export async function* readCsv(path: string, kind: RecordKind): AsyncGenerator<RawRecord> {
  const columns = columnsOf(kind);
  let current: Gathering | null = null;
  for await (const { record: cells, info } of rowsOf(path, await delimiterOf(path), columns)) {
    const line = info.lines;
    if (current && cells.external_id && cells.external_id === current.first.external_id) {
      compareHead(current, cells, columns);
    } else {
      if (current) yield finished(current);
      current = { line, first: cells, raw: headOf(cells, columns), findings: [] };
    }
    for (const part of columns.parts) gather(current.raw, part, cells);
  }
  if (current) yield finished(current);
}

const finished = ({ line, raw, findings }: Gathering): RawRecord => ({ line, raw, findings });

/** Whichever of the usual ones the first line holds most of. */
async function delimiterOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(PEEKED_BYTES), 0, PEEKED_BYTES, 0);
    const [line = ""] = buffer.toString("utf8", 0, bytesRead).split("\n");
    const count = (mark: string): number => line.split(mark).length;
    return [",", ";", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
  } finally {
    await file.close();
  }
}

async function* rowsOf(
  path: string,
  delimiter: string,
  columns: Columns,
): AsyncGenerator<{ record: Cells; info: { lines: number } }> {
  const parser = parse({
    ...{ delimiter, bom: true, info: true, trim: true, skip_empty_lines: true },
    max_record_size: MOST_RECORD_CHARACTERS,
    columns: (header: string[]) => checkedHeader(header, columns),
  });
  const rows = pipeline(createReadStream(path), parser, () => undefined);
  try {
    yield* rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? error.lines : 1;
    throw new FileFault([{ line, field: "", reason: "imports.not_csv", params: {} }]);
  }
}

/** @throws FileFault */
function checkedHeader(header: string[], columns: Columns): string[] {
  const fault = (field: string, reason: string) => ({ line: 1, field: field.slice(0, 60), reason, params: {} });
  const faults = header.flatMap((name, index) => {
    if (!columns.names.has(name)) return [fault(name, "imports.unknown_field")];
    return header.indexOf(name) < index ? [fault(name, "imports.twice_here")] : [];
  });
  if (!header.includes("external_id")) faults.push(fault("external_id", "imports.missing"));
  if (faults.length > 0) throw new FileFault(faults);
  return header;
}

function headOf(cells: Cells, { head, object }: Columns): Record<string, unknown> {
  const raw = valuesOf(cells, head);
  if (!object) return raw;
  const inner = valuesOf(cells, object);
  return Object.keys(inner).length > 0 ? { ...raw, [object.name]: inner } : raw;
}

function gather(raw: Record<string, unknown>, part: Part, cells: Cells): void {
  const values = valuesOf(cells, part);
  if (Object.keys(values).length === 0) return;
  const list = (raw[part.name] ?? []) as unknown[];
  raw[part.name] = list;
  if (list.length < MOST_PARTS) list.push(values);
}

/** An empty cell says nothing. */
function valuesOf(cells: Cells, { columns }: Part): Record<string, unknown> {
  return Object.fromEntries(
    columns.flatMap(({ column, field, type }) => {
      const cell = cells[column] ?? "";
      return cell === "" ? [] : [[field, typed(cell, type)] as const];
    }),
  );
}

function typed(cell: string, type: Part["columns"][number]["type"]): unknown {
  if (type === "texts") return cell.split("\n").filter(Boolean);
  if (type === "boolean") return { true: true, false: false, yes: true, no: false }[cell.toLowerCase()] ?? cell;
  return type === "integer" && /^\d{1,12}$/.test(cell) ? Number(cell) : cell;
}

/** What a record's further rows say of the whole must be what its first row said. */
function compareHead({ line, first, findings }: Gathering, cells: Cells, { head, object }: Columns): void {
  for (const { column } of [...head.columns, ...(object?.columns ?? [])]) {
    const cell = cells[column] ?? "";
    if (cell !== "" && cell !== first[column] && findings.length < MOST_PARTS)
      findings.push({ field: column, reason: "imports.differs_from_first", params: { line } });
  }
}
