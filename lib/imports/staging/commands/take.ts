import { systemDb, type Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { Ctx } from "@/lib/platform/viewer";
import { checkRecord } from "../../records/rules";
import type { RecordKind } from "../../records/schema";
import { listRefusals } from "../queries";
import type { Refusal, StagedRow, Taken } from "../types";
import { checkRows } from "./check";
import { oneAtATime } from "./one-at-a-time";
import { clearStaged, stageRows } from "./stage";
import { writeRows } from "./write";

/** Records that are not taken, none of them: why, each by its place among those that were given, from 1. */
export class RecordsRefused extends Error {
  constructor(readonly refusals: readonly Refusal[]) {
    super(refusals.map(({ line, field, reason }) => `${line} ${field} ${reason}`).join("; "));
    this.name = "RecordsRefused";
  }
}

/**
 * Takes a few records at once, all of them or none, as a file of them would be [DSK-5].
 * @returns what became of each, in their order
 * @throws RecordsRefused
 */
export const takeRecords = (ctx: Ctx, kind: RecordKind, given: readonly unknown[]): Promise<Taken[]> =>
  systemDb(async (tx) => {
    const batch = { runId: newId(), kind };
    const refusals: Refusal[] = [];
    const rows: StagedRow[] = [];
    for (const [index, raw] of given.entries()) {
      const [line, checked] = [index + 1, checkRecord(kind, raw)];
      if ("record" in checked) rows.push({ ...checked.record, rank: line, line });
      else refusals.push(...checked.findings.map((finding) => ({ ...finding, line, externalId: null })));
    }
    if (refusals.length > 0) throw new RecordsRefused(refusals);
    await oneAtATime(tx);
    await stageRows(tx, batch, rows);
    const { refused } = await checkRows(tx, batch);
    if (refused > 0) throw new RecordsRefused(await listRefusals(tx, batch));
    const taken = await listTaken(tx, batch.runId);
    await writeRows(tx, ctx, batch);
    await clearStaged(tx, batch);
    return taken;
  });

const listTaken = (tx: Tx, runId: string): Promise<Taken[]> => tx.$queryRaw<Taken[]>`
  SELECT external_id AS "externalId", target_id AS id, verdict AS result FROM import_row
  WHERE run_id = ${runId}::uuid ORDER BY rank`;
