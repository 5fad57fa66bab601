import { createReadStream } from "node:fs";
import { buffer } from "node:stream/consumers";
import { systemDb } from "@/lib/platform/db";
import type { Ctx } from "@/lib/platform/viewer";
import { importFile, rehearse } from "../../commands/import-file";
import { noteRefusals } from "../../staging/commands/stage";
import { type Imported, ImportRefused } from "../../types";
import { MAX_BYTES } from "../../xml";
import { readRun } from "../queries";

/** The dry run of one UBL document: it is taken in a transaction that leaves nothing. */
export async function checkDocumentRun(ctx: Ctx, runId: string, path: string): Promise<void> {
  await through(runId, "checked", async () => {
    let result: Imported["result"] | null = null;
    const input = await inputOf(runId, path);
    await rehearse(async (takeFile) => {
      ({ result } = await takeFile(ctx, input));
    });
    return result ?? "unchanged";
  });
}

/** The same for good; the same document again changes nothing. */
export const writeDocumentRun = (ctx: Ctx, runId: string, path: string): Promise<void> =>
  through(runId, "done", async () => (await importFile(ctx, await inputOf(runId, path))).result);

/** A byte more than a document may have tells that it is too large, however large it is. */
const inputOf = async (runId: string, path: string) => ({
  name: (await readRun(runId)).fileName,
  bytes: await buffer(createReadStream(path, { end: MAX_BYTES })),
  contacts: [],
});

async function through(runId: string, then: "checked" | "done", run: () => Promise<Imported["result"]>): Promise<void> {
  try {
    await note(runId, then, (await run()) === "imported" ? { new: 1 } : { unchanged: 1 });
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error;
    const refusals = error.findings.map(({ line, rule, message }) => ({
      ...{ line: line ?? 1, externalId: null, field: rule, reason: "imports.document", params: { rule, message } },
    }));
    await systemDb(async (tx) => {
      await tx.$executeRaw`DELETE FROM import_refusal WHERE run_id = ${runId}::uuid`;
      await noteRefusals(tx, { runId, kind: "invoices" }, refusals);
    });
    await note(runId, "checked", { refused: 1 });
  }
}

const note = (
  runId: string,
  status: "checked" | "done",
  counts: { new?: number; unchanged?: number; refused?: number },
) =>
  systemDb(
    (tx) => tx.$executeRaw`
      UPDATE import_run
      SET status = ${status}::import_status, row_count = 1, new_count = ${counts.new ?? 0},
          unchanged_count = ${counts.unchanged ?? 0}, refused_count = ${counts.refused ?? 0}, checked_at = portal.now(),
          ended_at = CASE WHEN ${status} = 'done' THEN portal.now() END
      WHERE id = ${runId}::uuid`,
  );
