import { dropBytes, keptPlace } from "@/lib/files/store";
import { systemDb } from "@/lib/platform/db";
import { newReference } from "@/lib/platform/ids";
import type { TaskPayloads } from "@/lib/platform/jobs";
import { log } from "@/lib/platform/log";
import type { Ctx } from "@/lib/platform/viewer";
import { checkRun } from "./commands/check-run";
import { checkDocumentRun, writeDocumentRun } from "./commands/document-run";
import { writeRun } from "./commands/write-run";
import { readRun } from "./queries";

/** Reads and checks a file; done again from the start by whoever comes after a worker that was killed [DSK-5]. */
export const checkImport = ({ runId }: TaskPayloads["import_check"]): Promise<void> =>
  orFailed(runId, "checking", async () => {
    const ctx: Ctx = { actor: { kind: "system", name: "import" }, requestId: `import-${runId}` };
    if ((await readRun(runId)).format === "ubl") return checkDocumentRun(ctx, runId, keptPlace(runId));
    await checkRun(runId, keptPlace(runId));
    await dropBytes(runId);
  });

/** Takes a checked file in one transaction, in the name of who said so. */
export const writeImport = ({ runId, staffId, email }: TaskPayloads["import_write"]): Promise<void> =>
  orFailed(runId, "importing", async () => {
    const ctx: Ctx = { actor: { kind: "staff", staffId, email }, requestId: `import-${runId}` };
    if ((await readRun(runId)).format !== "ubl") return void (await writeRun(ctx, runId));
    await writeDocumentRun(ctx, runId, keptPlace(runId));
    await dropBytes(runId);
  });

/** What nobody expected ends the run, with a reference that is in the log: nothing was imported [ANY-4]. */
async function orFailed(runId: string, status: "checking" | "importing", run: () => Promise<void>): Promise<void> {
  if ((await readRun(runId)).status !== status) return;
  try {
    await run();
  } catch (error) {
    const reference = newReference();
    log.error({ reference, runId, err: error }, "an import failed");
    await systemDb(
      (tx) => tx.$executeRaw`
        UPDATE import_run SET status = 'failed', step = NULL, reference = ${reference}, ended_at = portal.now()
        WHERE id = ${runId}::uuid AND status = ${status}::import_status`,
    );
  }
}
