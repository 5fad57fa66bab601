import { auditAll } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { Ctx } from "@/lib/platform/viewer";
import type { Batch } from "../types";
import { type Writing, writeAccounts, writeBillGroups } from "./write-accounts";
import { writeContracts } from "./write-contracts";
import { writeCreditMemos, writeInvoices } from "./write-documents";

const WRITERS: Readonly<Record<Batch["kind"], (tx: Tx, ctx: Ctx, writing: Writing) => Promise<void>>> = {
  accounts: writeAccounts,
  bill_groups: writeBillGroups,
  contracts: writeContracts,
  invoices: writeInvoices,
  credit_memos: writeCreditMemos,
};

/**
 * Takes every checked row of a batch, all of them or, where anything throws, none [DSK-5]. What was changed here since the
 * other system last said it stays: only what it says otherwise than last time is written. No mails go out.
 */
export async function writeRows(
  tx: Tx,
  ctx: Ctx,
  batch: Batch,
  tell: (step: string) => Promise<void> = async () => undefined,
): Promise<void> {
  await WRITERS[batch.kind](tx, ctx, { ...batch, tell });
  await auditChanged(tx, ctx, batch);
  await auditAll(tx, ctx, newByAccount(batch));
  await remember(tx, batch);
}

/** What each kind's rows are under, for the history. */
const PLACES: Readonly<Record<Batch["kind"], { place: string; joins: string; account: string }>> = {
  accounts: { place: "NULL::uuid AS contract_id, NULL::uuid AS bill_group_id", joins: "", account: "row.target_id" },
  bill_groups: {
    ...{ place: "NULL::uuid AS contract_id, row.target_id AS bill_group_id", account: "row.owner_id" },
    joins: "",
  },
  contracts: {
    place: "row.target_id AS contract_id, NULL::uuid AS bill_group_id",
    joins: "JOIN contract ON contract.id = row.target_id",
    account: "contract.account_id",
  },
  invoices: {
    place: "row.owner_id AS contract_id, NULL::uuid AS bill_group_id",
    joins: "JOIN contract ON contract.id = row.owner_id",
    account: "contract.account_id",
  },
  credit_memos: {
    place: "row.owner_id AS contract_id, NULL::uuid AS bill_group_id",
    joins: "JOIN contract ON contract.id = row.owner_id",
    account: "contract.account_id",
  },
};

/** A row of history for each record that says something otherwise, with what it was and what it is [A7]. */
const auditChanged = (tx: Tx, ctx: Ctx, { runId, kind }: Batch): Promise<void> =>
  auditAll(
    tx,
    ctx,
    Prisma.sql`
    SELECT ${`${kind}.data_changed`} AS action, ${Prisma.raw(PLACES[kind].account)} AS account_id,
           ${Prisma.raw(PLACES[kind].place)}, differing.before, differing.after
    FROM import_row row
    JOIN imported_record record ON record.kind = ${kind} AND record.external_id = row.external_id
    ${Prisma.raw(PLACES[kind].joins)}
    CROSS JOIN LATERAL (
      SELECT jsonb_object_agg(key, last.value) FILTER (WHERE last.value IS NOT NULL) AS before,
             jsonb_object_agg(key, said.value) FILTER (WHERE said.value IS NOT NULL) AS after
      FROM jsonb_each(row.content) said FULL JOIN jsonb_each(record.content) last USING (key)
      WHERE said.value IS DISTINCT FROM last.value
        AND coalesce(jsonb_typeof(said.value), 'null') NOT IN ('array', 'object')
        AND coalesce(jsonb_typeof(last.value), 'null') NOT IN ('array', 'object')) differing
    WHERE row.run_id = ${runId}::uuid AND row.verdict = 'changed' AND num_nonnulls(differing.before, differing.after) > 0`,
  );

/** One row for each account that got something new: what, how many, and the only one's name. */
const newByAccount = ({ runId, kind }: Batch): Prisma.Sql => Prisma.sql`
  SELECT ${`${kind}.imported`} AS action, ${Prisma.raw(PLACES[kind].account)} AS account_id, NULL::uuid AS contract_id,
         NULL::uuid AS bill_group_id, NULL::jsonb AS before,
         jsonb_build_object('count', count(*), 'import', ${runId}::text,
           'first', min(coalesce(row.data->>'number', row.data->>'name'))) AS after
  FROM import_row row ${Prisma.raw(PLACES[kind].joins)}
  WHERE row.run_id = ${runId}::uuid AND row.verdict = 'new'
  GROUP BY ${Prisma.raw(PLACES[kind].account)}`;

/** What the other system says now is what it said last, next time. */
const remember = (tx: Tx, { runId, kind }: Batch) => tx.$executeRaw`
  INSERT INTO imported_record (kind, external_id, target_id, content, imported_at)
  SELECT ${kind}, row.external_id, row.target_id, row.content, portal.now()
  FROM import_row row WHERE row.run_id = ${runId}::uuid AND row.verdict IN ('new', 'changed')
  ON CONFLICT (kind, external_id) DO UPDATE SET content = excluded.content, imported_at = excluded.imported_at`;
