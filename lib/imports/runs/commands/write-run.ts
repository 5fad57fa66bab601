import { systemDb, systemDbUnhurried, type Tx } from "@/lib/platform/db";
import type { Ctx } from "@/lib/platform/viewer";
import { checkRows } from "../../staging/commands/check";
import { oneAtATime, withPatience } from "../../staging/commands/one-at-a-time";
import { clearRows } from "../../staging/commands/stage";
import { writeRows } from "../../staging/commands/write";
import type { Verdicts } from "../../staging/types";
import { getRun, readRun } from "../queries";
import type { ImportRun } from "../types";

/** Nobody waits for it, and it is done whole or not at all. */
const WRITE_MS = 1_800_000;

/** The world has moved on since the dry run: rows are refused that were not. */
class RefusedNow extends Error {}

/**
 * Takes a checked file in one transaction: every row, or, where only one cannot be taken now, none and it is checked anew
 * [DSK-5]. Killed at any moment it has done nothing, and is done again.
 * @returns the run as it is then: `done`, or `checked` with what stands against it
 */
export async function writeRun(ctx: Ctx, runId: string): Promise<ImportRun> {
  try {
    await systemDbUnhurried((tx) => writeWhole(tx, ctx, runId), WRITE_MS);
  } catch (error) {
    if (!(error instanceof RefusedNow)) throw error;
    await checkAgain(runId);
  }
  return readRun(runId);
}

async function writeWhole(tx: Tx, ctx: Ctx, runId: string): Promise<void> {
  await withPatience(tx, WRITE_MS);
  await oneAtATime(tx);
  const { kind, status } = await getRun(tx, runId);
  if (status !== "importing") return;
  const batch = { runId, kind };
  const tell = (step: string) => tellStep(runId, step);
  await tell("checking");
  const verdicts = await checkRows(tx, batch);
  if (verdicts.refused > 0) throw new RefusedNow();
  await tell("writing");
  await writeRows(tx, ctx, batch, tell);
  await clearRows(tx, batch);
  await noteVerdicts(tx, runId, verdicts, "done");
}

/** Told at once and apart from the transaction, so that whoever waits sees it. */
async function tellStep(runId: string, step: string): Promise<void> {
  await systemDb((tx) => tx.$executeRaw`UPDATE import_run SET step = ${step} WHERE id = ${runId}::uuid`);
}

const checkAgain = (runId: string): Promise<void> =>
  systemDbUnhurried(async (tx) => {
    await withPatience(tx, WRITE_MS);
    const { kind } = await getRun(tx, runId);
    await tx.$executeRaw`DELETE FROM import_refusal WHERE run_id = ${runId}::uuid`;
    await noteVerdicts(tx, runId, await checkRows(tx, { runId, kind }), "checked");
  }, WRITE_MS);

const noteVerdicts = (tx: Tx, runId: string, verdicts: Verdicts, status: "done" | "checked") => tx.$executeRaw`
  UPDATE import_run
  SET status = ${status}::import_status, step = NULL, new_count = ${verdicts.new}, changed_count = ${verdicts.changed},
      unchanged_count = ${verdicts.unchanged}, refused_count = ${verdicts.refused},
      ended_at = CASE WHEN ${status} = 'done' THEN portal.now() END
  WHERE id = ${runId}::uuid`;
