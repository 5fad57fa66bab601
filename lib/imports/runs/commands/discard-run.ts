import { systemDb } from "@/lib/platform/db";
import { clearRows } from "../../staging/commands/stage";

/** Throws away what was staged of a file that is not to be taken; why it was refused can still be read. */
export const discardRun = (id: string): Promise<boolean> =>
  systemDb(async (tx) => {
    const changed = await tx.$executeRaw`
      UPDATE import_run SET status = 'discarded', ended_at = portal.now() WHERE id = ${id}::uuid AND status = 'checked'`;
    if (changed > 0) await clearRows(tx, { runId: id });
    return changed > 0;
  });
