import { systemReading, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { type Page, readCursor, toPage } from "@/lib/platform/keyset";
import { listRefusals } from "../staging/queries";
import type { Refusal } from "../staging/types";
import { type RunSearch, runInput } from "./schema";
import type { ImportRun, RunDetails } from "./types";

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

export const readRun = (id: string): Promise<ImportRun> => systemReading((tx) => getRun(tx, id));

/** Why rows are refused, in the order of the file; so many of them at most. */
export const readRefusals = (id: string, most: number): Promise<Refusal[]> =>
  systemReading((tx) => listRefusals(tx, { runId: id }, most));

const PAGE_SIZE = 50;
const MOST_SHOWN = 100;

/** What was brought, the newest first. */
export const listRuns = (search: RunSearch): Promise<Page<ImportRun>> =>
  systemReading(async (tx) => {
    const given = readCursor(search);
    const cursor = given && runInput.safeParse({ run: given.key[1] }).success ? given : null;
    const isBack = cursor?.direction === "before";
    const beyond = cursor
      ? Prisma.sql`WHERE (created_at, id) ${Prisma.raw(isBack ? ">" : "<")} (${cursor.key[0]}::timestamptz, ${cursor.key[1]}::uuid)`
      : Prisma.empty;
    const way = Prisma.raw(isBack ? "ASC" : "DESC");
    const found = await tx.$queryRaw<RunRow[]>`
      SELECT ${columns} FROM import_run ${beyond} ORDER BY created_at ${way}, id ${way} LIMIT ${PAGE_SIZE + 1}`;
    const keyOf = ({ createdAt, id }: RunRow) => [createdAt.toISOString(), id] as const;
    return toPage(found, { size: PAGE_SIZE, cursor, keyOf, toRow: toRun });
  });

/** With the first reasons why rows are refused. @throws DomainError NOT_FOUND */
export const getRunDetails = (id: string): Promise<RunDetails> =>
  systemReading(async (tx) => {
    const known = runInput.safeParse({ run: id }).data?.run;
    if (!known) throw notFound();
    return { run: await getRun(tx, known), refusals: await listRefusals(tx, { runId: known }, MOST_SHOWN) };
  });

type RefusalRow = Refusal & { readonly id: string };

/** The same behind the last one given, for a file. */
export const listRefusalsAfter = (id: string, last: RefusalRow | null, most: number): Promise<RefusalRow[]> =>
  systemReading((tx) => {
    const beyond = last ? Prisma.sql`AND (line, id) > (${last.line}, ${last.id}::uuid)` : Prisma.empty;
    return tx.$queryRaw<RefusalRow[]>`
      SELECT id, line, external_id AS "externalId", field, reason, params FROM import_refusal
      WHERE run_id = ${id}::uuid ${beyond} ORDER BY line, id LIMIT ${most}`;
  });
