import { systemDb, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { listRefusals } from "../staging/queries";
import type { Refusal } from "../staging/types";
import type { ImportRun } from "./types";

type RunRow = Omit<ImportRun, "verdicts"> & { new: number; changed: number; unchanged: number; refused: number };

const columns = Prisma.sql`
  id, kind::text AS kind, format::text AS format, status::text AS status, file_name AS "fileName",
  size_bytes AS "sizeBytes", row_count AS rows, new_count AS "new", changed_count AS changed,
  unchanged_count AS unchanged, refused_count AS refused, step, reference, brought_by AS "broughtBy",
  created_at AS "createdAt", checked_at AS "checkedAt", ended_at AS "endedAt"`;

const toRun = ({ new: fresh, changed, unchanged, refused, ...run }: RunRow): ImportRun => ({
  ...run,
  verdicts: { new: fresh, changed, unchanged, refused },
});

/** @throws DomainError NOT_FOUND */
export async function getRun(tx: Tx, id: string): Promise<ImportRun> {
  const [row] = await tx.$queryRaw<RunRow[]>`SELECT ${columns} FROM import_run WHERE id = ${id}::uuid`;
  if (!row) throw notFound();
  return toRun(row);
}

export const readRun = (id: string): Promise<ImportRun> => systemDb((tx) => getRun(tx, id));

/** Why rows are refused, in the order of the file; so many of them at most. */
export const readRefusals = (id: string, most: number): Promise<Refusal[]> =>
  systemDb((tx) => listRefusals(tx, { runId: id }, most));
