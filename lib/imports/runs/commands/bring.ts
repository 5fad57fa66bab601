import { open } from "node:fs/promises";
import { dropBytes, dropIncoming, keepBytes } from "@/lib/files/store";
import type { ReceivedFile } from "@/lib/files/types";
import { audit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { requireAllowed } from "@/lib/platform/decision";
import { newId } from "@/lib/platform/ids";
import { enqueue } from "@/lib/platform/jobs";
import { transaction } from "@/lib/platform/transaction";
import type { DeskCtx } from "@/lib/platform/viewer";
import type { RecordKind } from "../../records/schema";
import { clearRows } from "../../staging/commands/stage";
import { getRun } from "../queries";
import { canTake } from "../rules";
import type { RunInput } from "../schema";
import type { ImportFormat, ImportRun } from "../types";
import { insertRun } from "./begin-run";

/** Keeps a file that came in, and has the worker read and check it: its dry run. @returns the run's id */
export async function bringFile(ctx: DeskCtx, kind: RecordKind, { path, claimedName, sizeBytes }: ReceivedFile) {
  const id = newId();
  const format = await formatOf(path);
  await keepBytes(path, id);
  try {
    await transaction(ctx, async (tx) => {
      await insertRun(tx, id, { kind, format, fileName: claimedName, sizeBytes, broughtBy: ctx.actor.email });
      await audit(tx, ctx, { action: "import.brought", after: { import: id, file: claimedName.slice(0, 200), kind } });
      await enqueue(tx, "import_check", { runId: id }, `import_check:${id}`);
    });
  } catch (error) {
    await dropBytes(id);
    throw error;
  }
  return id;
}

/** By its first sign: an element, an array or object, or else a table. */
async function formatOf(path: string): Promise<ImportFormat> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1_000), 0, 1_000, 0);
    const first = buffer
      .toString("utf8", 0, bytesRead)
      .replace(/^\uFEFF/, "")
      .trimStart()
      .charAt(0);
    if (first === "<") return "ubl";
    return first === "[" || first === "{" ? "json" : "csv";
  } catch (error) {
    await dropIncoming(path);
    throw error;
  } finally {
    await file.close();
  }
}

/** @throws DomainError NOT_FOUND */
async function lockRun(tx: Tx, id: string): Promise<ImportRun> {
  await tx.$executeRaw`SELECT FROM import_run WHERE id = ${id}::uuid FOR UPDATE`;
  return getRun(tx, id);
}

/** Has the worker take what the dry run showed. @throws DomainError NOT_FOUND, RULE with the reason of canTake */
export const takeRun = (ctx: DeskCtx, { run: id }: RunInput): Promise<void> =>
  transaction(ctx, async (tx) => {
    const run = await lockRun(tx, id);
    requireAllowed(canTake(run));
    await tx.$executeRaw`UPDATE import_run SET status = 'importing', step = NULL WHERE id = ${id}::uuid`;
    await audit(tx, ctx, { action: "import.confirmed", after: { import: id, file: run.fileName, kind: run.kind } });
    const { staffId, email } = ctx.actor;
    await enqueue(tx, "import_write", { runId: id, staffId, email }, `import_write:${id}`);
  });

/** Throws a checked file away; one that is taken already, or thrown away, stays as it is. @throws DomainError NOT_FOUND */
export async function throwAway(ctx: DeskCtx, { run: id }: RunInput): Promise<void> {
  await transaction(ctx, async (tx) => {
    const run = await lockRun(tx, id);
    if (run.status !== "checked") return;
    await tx.$executeRaw`UPDATE import_run SET status = 'discarded', ended_at = portal.now() WHERE id = ${id}::uuid`;
    await clearRows(tx, { runId: id });
    await audit(tx, ctx, { action: "import.discarded", after: { import: id, file: run.fileName, kind: run.kind } });
  });
  await dropBytes(id);
}
