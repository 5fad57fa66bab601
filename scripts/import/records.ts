import { stat } from "node:fs/promises";
import { extname } from "node:path";
import type { RecordKind } from "@/lib/imports/records/schema";
import { beginRun, confirmRun } from "@/lib/imports/runs/commands/begin-run";
import { checkRun } from "@/lib/imports/runs/commands/check-run";
import { discardRun } from "@/lib/imports/runs/commands/discard-run";
import { writeRun } from "@/lib/imports/runs/commands/write-run";
import { readRefusals } from "@/lib/imports/runs/queries";
import type { ImportFormat, ImportRun } from "@/lib/imports/runs/types";
import type { Refusal } from "@/lib/imports/staging/types";
import type { ReasonKey } from "@/lib/platform/decision";
import { newId } from "@/lib/platform/ids";
import { explain } from "@/lib/platform/translate";
import type { Ctx } from "@/lib/platform/viewer";
import { type ImportArguments, UsageError } from "./arguments";

/** What one file of records gave. */
export interface RecordsResult {
  readonly file: string;
  readonly result: "imported" | "would import" | "unchanged" | "refused";
  readonly rows: number;
  readonly verdicts: ImportRun["verdicts"];
  readonly refusals: readonly (Pick<Refusal, "line" | "externalId" | "field" | "reason"> & {
    readonly message: string;
  })[];
}

const FORMATS: Readonly<Record<string, ImportFormat>> = {
  ".csv": "csv",
  ".json": "json",
  ".ndjson": "json",
  ".jsonl": "json",
};
const MOST_NAMED = 100;

/** Takes files of one kind of record, each whole or not at all, one after the other. */
export async function importRecords(
  { files, dryRun }: ImportArguments,
  kind: RecordKind,
  tell: (result: RecordsResult) => void,
): Promise<void> {
  const ctx: Ctx = { actor: { kind: "system", name: "import" }, requestId: `import-${newId()}` };
  for (const file of files) tell(await importOne(ctx, kind, file, dryRun));
}

async function importOne(ctx: Ctx, kind: RecordKind, file: string, dryRun: boolean): Promise<RecordsResult> {
  const format = FORMATS[extname(file).toLowerCase()];
  if (!format) throw new UsageError(`${file} is neither .csv, .json nor .ndjson.`);
  const sizeBytes = await sizeOf(file);
  const id = await beginRun({ kind, format, fileName: file, sizeBytes, broughtBy: "npm run import" });
  const checked = await checkRun(id, file);
  const isAsked = !dryRun && checked.verdicts.refused === 0 && (await confirmRun(id));
  const run = isAsked ? await writeRun(ctx, id) : checked;
  const refusals = run.verdicts.refused > 0 ? await readRefusals(id, MOST_NAMED) : [];
  if (run.status !== "done") await discardRun(id);
  return { file, result: wordOf(run), rows: run.rows, verdicts: run.verdicts, refusals: refusals.map(inWords) };
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new UsageError(`${file} is no file.`);
  return found.size;
}

function wordOf({ status, verdicts }: ImportRun): RecordsResult["result"] {
  if (verdicts.refused > 0) return "refused";
  if (verdicts.new + verdicts.changed === 0) return "unchanged";
  return status === "done" ? "imported" : "would import";
}

const inWords = ({ line, externalId, field, reason, params }: Refusal) => ({
  ...{ line, externalId, field, reason },
  message: explain({ reason: reason as ReasonKey, params }, "en"),
});

/** A line for a file, with why it is refused below it. */
export function recordsLine({ file, result, rows, verdicts, refusals }: RecordsResult): string {
  const counts = Object.entries(verdicts).map(([word, count]) => `${count} ${word}`);
  const told = refusals.map(({ line, externalId, field, message }) => {
    const where = [`line ${line}`, externalId, field].filter(Boolean).join(" ");
    // What stands in a file may hold what a terminal obeys.
    return `  ${where}: ${message}`.replace(/\p{Cc}|\p{Cf}/gu, " ");
  });
  return [`${result.padEnd(14)}${file}  ${rows} records: ${counts.join(", ")}`, ...told].join("\n");
}
