import { createHash } from "node:crypto";
import type { Tx } from "@/lib/platform/db";
import type { Batch, Refusal, StagedRow } from "../types";

/** Puts records by, in one statement; they are nothing yet. */
export async function stageRows(tx: Tx, { runId }: Batch, rows: readonly StagedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const given = rows.map((row) => ({ ...row, content: compact(row.content) }));
  await tx.$executeRaw`
    INSERT INTO import_row (run_id, rank, line, external_id, data, content)
    SELECT ${runId}::uuid, given.rank, given.line, given."externalId", given.data, given.content
    FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
      AS given(rank int, line int, "externalId" text, data jsonb, content jsonb)`;
}

/** Of what is issued once, lists and parties as their fingerprints: they are compared, and never read again. */
function compact(content: StagedRow["content"]): StagedRow["content"] {
  const { issued } = content;
  if (typeof issued !== "object" || issued === null) return content;
  const short = Object.entries(issued).map(([name, value]) => [
    name,
    typeof value === "object" && value !== null ? fingerprint(value) : value,
  ]);
  return { ...content, issued: Object.fromEntries(short) };
}

const fingerprint = (value: object): string => createHash("sha256").update(JSON.stringify(value)).digest("base64");

/** Notes why records are refused. */
export async function noteRefusals(tx: Tx, { runId }: Batch, refusals: readonly Refusal[]): Promise<void> {
  if (refusals.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO import_refusal (id, run_id, line, external_id, field, reason, params)
    SELECT gen_random_uuid(), ${runId}::uuid, given.line, given."externalId", given.field, given.reason, given.params
    FROM jsonb_to_recordset(${JSON.stringify(refusals)}::jsonb)
      AS given(line int, "externalId" text, field text, reason text, params jsonb)`;
}

export async function clearStaged(tx: Tx, { runId }: Batch): Promise<void> {
  await tx.$executeRaw`DELETE FROM import_row WHERE run_id = ${runId}::uuid`;
  await tx.$executeRaw`DELETE FROM import_refusal WHERE run_id = ${runId}::uuid`;
}

/** Without the rows, which are taken or thrown away; why some were refused stays to be read. */
export const clearRows = (tx: Tx, { runId }: Pick<Batch, "runId">) =>
  tx.$executeRaw`DELETE FROM import_row WHERE run_id = ${runId}::uuid`;
