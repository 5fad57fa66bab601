import { systemDb } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { diskNow, dropBytes, dropStrandedBefore, hasBytes, keptBefore } from "./store";

const DAY_MS = 86_400_000;
const ROWS_AT_ONCE = 500;

/**
 * Clears, a day after it came, what a failure left behind: bytes that were never kept, bytes without a row, and rows
 * without bytes, which nobody can open.
 */
export async function clearOrphanFiles(): Promise<void> {
  const dayAgo = new Date((await diskNow()).getTime() - DAY_MS);
  const stranded = await dropStrandedBefore(dayAgo);
  const bytes = await clearBytesWithoutRow(dayAgo);
  const rows = await clearRowsWithoutBytes();
  if (stranded + bytes + rows > 0) log.info({ stranded, bytes, rows }, "orphan files cleared");
}

async function clearBytesWithoutRow(before: Date): Promise<number> {
  let cleared = 0;
  for await (const ids of keptBefore(before)) {
    const known = await systemDb(
      (tx) => tx.$queryRaw<{ id: string }[]>`SELECT id FROM stored_file WHERE id = ANY (${[...ids]}::uuid[])`,
    );
    const rows = new Set(known.map(({ id }) => id));
    const orphans = ids.filter((id) => !rows.has(id));
    await Promise.all(orphans.map(dropBytes));
    cleared += orphans.length;
  }
  return cleared;
}

/** By key through all of them. Where not one has its bytes it is the folder that is missing, and no row goes. */
async function clearRowsWithoutBytes(): Promise<number> {
  const lost: string[] = [];
  let found = 0;
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await systemDb(
      (tx) => tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM stored_file WHERE id > ${after}::uuid AND added_at < portal.now() - interval '1 day'
        ORDER BY id LIMIT ${ROWS_AT_ONCE}`,
    );
    for (const { id } of rows) {
      if (await hasBytes(id)) found += 1;
      else lost.push(id);
    }
    after = rows.at(-1)?.id ?? after;
    if (rows.length < ROWS_AT_ONCE) break;
  }
  if (lost.length > 0 && found === 0) {
    log.error(
      { rows: lost.length },
      "no file's bytes are there: is FILES_DIR the folder that the web processes write to?",
    );
    return 0;
  }
  if (lost.length > 0) await systemDb((tx) => tx.$executeRaw`DELETE FROM stored_file WHERE id = ANY (${lost}::uuid[])`);
  return lost.length;
}
