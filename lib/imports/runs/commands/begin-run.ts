import { systemDb, type Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { RecordKind } from "../../records/schema";
import type { ImportFormat } from "../types";

export interface NewRun {
  readonly kind: RecordKind;
  readonly format: ImportFormat;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly broughtBy: string;
}

const MOST_NAME = 200;

/** Notes that a file is here, to be checked. */
export async function insertRun(
  tx: Tx,
  id: string,
  { kind, format, fileName, sizeBytes, broughtBy }: NewRun,
): Promise<void> {
  const name =
    fileName
      .replace(/\p{Cc}/gu, " ")
      .trim()
      .slice(-MOST_NAME) || "?";
  await tx.$executeRaw`
    INSERT INTO import_run (id, kind, format, status, file_name, size_bytes, brought_by, created_at)
    VALUES (${id}::uuid, ${kind}::import_kind, ${format}::import_format, 'checking', ${name}, ${sizeBytes}::bigint,
            ${broughtBy}, portal.now())`;
}

/** The same by itself. @returns the run's id */
export async function beginRun(run: NewRun): Promise<string> {
  const id = newId();
  await systemDb((tx) => insertRun(tx, id, run));
  return id;
}

/** From its dry run on to being written; false where it is not there, or says why it cannot be. */
export const confirmRun = (id: string): Promise<boolean> =>
  systemDb(async (tx) => {
    const changed = await tx.$executeRaw`
      UPDATE import_run SET status = 'importing', step = NULL
      WHERE id = ${id}::uuid AND status = 'checked' AND refused_count = 0`;
    return changed > 0;
  });
