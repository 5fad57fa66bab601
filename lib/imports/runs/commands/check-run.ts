import { systemDb, systemDbUnhurried } from "@/lib/platform/db";
import { readCsv } from "../../records/csv";
import { readJson } from "../../records/json";
import { checkRecord } from "../../records/rules";
import type { RawRecord } from "../../records/types";
import { checkRows } from "../../staging/commands/check";
import { withPatience } from "../../staging/commands/one-at-a-time";
import { clearStaged, noteRefusals, stageRows } from "../../staging/commands/stage";
import type { Batch, Refusal, StagedRow, Verdicts } from "../../staging/types";
import { FileFault, type FileFinding } from "../../types";
import { readRun } from "../queries";
import type { ImportRun } from "../types";

/** Few enough that memory stays flat, many enough that a statement is worth it. */
const ROWS_AT_ONCE = 500;
const MOST_BATCH_CHARACTERS = 4_000_000;
/** Of those found while the file is read; all of them are counted. */
const MOST_TOLD = 10_000;
export const CHECK_MS = 600_000;

/**
 * The dry run of a file: reads it as a stream, stages each record that holds by itself, and asks the database about all of
 * them at once. Nothing is taken. Begun again it begins from the start; what is staged survives whoever staged it.
 */
export async function checkRun(runId: string, path: string): Promise<ImportRun> {
  const { kind, format } = await readRun(runId);
  const batch: Batch = { runId, kind };
  await systemDbUnhurried((tx) => clearStaged(tx, batch));
  const staging = new Staging(batch);
  try {
    for await (const record of format === "csv" ? readCsv(path, kind) : readJson(path)) await staging.take(record);
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    staging.refuseFile(error.findings);
  }
  await staging.finish();
  const verdicts = await systemDbUnhurried(async (tx) => {
    await withPatience(tx, CHECK_MS);
    return checkRows(tx, batch);
  }, CHECK_MS);
  await noteChecked(runId, staging.rows, { ...verdicts, refused: verdicts.refused + staging.refused });
  return readRun(runId);
}

/** A file's records on their way to the staging table. */
class Staging {
  rows = 0;
  refused = 0;
  private pending: StagedRow[] = [];
  private size = 0;
  private refusals: Refusal[] = [];
  private told = 0;

  constructor(private readonly batch: Batch) {}

  async take({ line, raw, findings = [] }: RawRecord): Promise<void> {
    this.rows += 1;
    const checked = checkRecord(this.batch.kind, raw);
    const wrong = [...findings, ...("findings" in checked ? checked.findings : [])];
    if (wrong.length > 0 || !("record" in checked)) {
      this.refused += 1;
      const externalId = nameOf(raw);
      this.note(wrong.map((finding) => ({ ...finding, line, externalId })));
    } else {
      this.pending.push({ ...checked.record, rank: this.rows, line });
      this.size += sizeOf(checked.record);
    }
    if (this.pending.length >= ROWS_AT_ONCE || this.size > MOST_BATCH_CHARACTERS) await this.finish();
  }

  /** All of the file, which cannot be read on. */
  refuseFile(findings: readonly FileFinding[]): void {
    this.refused += 1;
    this.note(findings.map((finding) => ({ ...finding, externalId: null })));
  }

  async finish(): Promise<void> {
    const [rows, refusals] = [this.pending, this.refusals];
    [this.pending, this.refusals, this.size] = [[], [], 0];
    await systemDb(async (tx) => {
      await stageRows(tx, this.batch, rows);
      await noteRefusals(tx, this.batch, refusals);
      await tx.$executeRaw`
        UPDATE import_run SET row_count = ${this.rows}, refused_count = ${this.refused}
        WHERE id = ${this.batch.runId}::uuid`;
    });
  }

  private note(refusals: readonly Refusal[]): void {
    const kept = refusals.slice(0, Math.max(0, MOST_TOLD - this.told));
    this.told += kept.length;
    this.refusals.push(...kept);
  }
}

const MOST_NAME = 100;

/** What a refused record calls itself, if it does. */
function nameOf(raw: unknown): string | null {
  const name = typeof raw === "object" && raw !== null && "externalId" in raw ? raw.externalId : null;
  return typeof name === "string" ? name.replace(/\p{Cc}/gu, " ").slice(0, MOST_NAME) : null;
}

const PER_LINE = 400;

/** Roughly: only invoices get big, by their lines. */
const sizeOf = ({ data }: Pick<StagedRow, "data">): number =>
  Object.values(data).reduce<number>((size, value) => size + (Array.isArray(value) ? value.length * PER_LINE : 40), 0);

const noteChecked = (runId: string, rows: number, verdicts: Verdicts) =>
  systemDb(
    (tx) => tx.$executeRaw`
      UPDATE import_run
      SET status = 'checked', checked_at = portal.now(), row_count = ${rows}, new_count = ${verdicts.new},
          changed_count = ${verdicts.changed}, unchanged_count = ${verdicts.unchanged}, refused_count = ${verdicts.refused}
      WHERE id = ${runId}::uuid`,
  );
