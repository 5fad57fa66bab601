import type { Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { RecordKind } from "../../records/schema";
import type { Batch, Verdicts } from "../types";
import { CHECKS } from "./checks";

/** Of each reason; how many rows are refused is counted all the same. */
const MOST_TOLD = 2_000;

/**
 * Says of each staged row what it would be here (new, changed, unchanged) and refuses what cannot be, in a few statements
 * over all of them. Asked for the dry run, and again in the transaction that writes: the world may have moved on.
 */
export async function checkRows(tx: Tx, batch: Batch): Promise<Verdicts> {
  await findOut(tx, batch);
  for (const found of [twiceInFile, ...CHECKS[batch.kind]]) await refuse(tx, batch, found(batch));
  const [counts] = await tx.$queryRaw<[Verdicts]>`
    SELECT count(*) FILTER (WHERE verdict = 'new')::int AS "new", count(*) FILTER (WHERE verdict = 'changed')::int AS changed,
           count(*) FILTER (WHERE verdict = 'unchanged')::int AS unchanged,
           count(*) FILTER (WHERE verdict = 'refused')::int AS refused
    FROM import_row WHERE run_id = ${batch.runId}::uuid`;
  return counts;
}

const UUID = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";

/** What a row says it belongs to, by whichever name: the other system's, ours, or a contract's number. */
function ownerOf(kind: RecordKind): { joins: Prisma.Sql; id: Prisma.Sql } {
  if (kind === "accounts") return { joins: Prisma.empty, id: Prisma.sql`NULL::uuid` };
  const { field, table, ownerKind } = OWNERS[kind];
  const said = Prisma.sql`mine.data->>${field}`;
  const isContract = table === "contract";
  return {
    joins: Prisma.sql`
      LEFT JOIN imported_record owner ON owner.kind = ${ownerKind} AND owner.external_id = ${said}
      LEFT JOIN ${Prisma.raw(table)} by_id
        ON by_id.id = CASE WHEN ${said} ~ ${UUID} THEN (${said})::uuid END
      ${isContract ? Prisma.sql`LEFT JOIN contract by_number ON by_number.number = ${said}` : Prisma.empty}`,
    id: isContract
      ? Prisma.sql`coalesce(owner.target_id, by_number.id, by_id.id)`
      : Prisma.sql`coalesce(owner.target_id, by_id.id)`,
  };
}

const OWNERS = {
  bill_groups: { field: "account", table: "account", ownerKind: "accounts" },
  contracts: { field: "billGroup", table: "bill_group", ownerKind: "bill_groups" },
  invoices: { field: "contract", table: "contract", ownerKind: "contracts" },
  credit_memos: { field: "contract", table: "contract", ownerKind: "contracts" },
} as const;

async function findOut(tx: Tx, { runId, kind }: Batch): Promise<void> {
  const { joins, id } = ownerOf(kind);
  await tx.$executeRaw`
    UPDATE import_row row
    SET verdict = CASE WHEN record.target_id IS NULL THEN 'new'
                       WHEN record.content = mine.content THEN 'unchanged' ELSE 'changed' END,
        target_id = coalesce(record.target_id, mine.target_id, gen_random_uuid()),
        owner_id = ${id}
    FROM import_row mine
    LEFT JOIN imported_record record ON record.kind = ${kind} AND record.external_id = mine.external_id
    ${joins}
    WHERE mine.run_id = ${runId}::uuid AND row.run_id = mine.run_id AND row.rank = mine.rank`;
}

const twiceInFile = ({ runId }: Batch): Prisma.Sql => Prisma.sql`
  SELECT row.rank, row.line, row.external_id, 'externalId' AS field, 'imports.twice_in_file' AS reason,
         jsonb_build_object('line', row.first) AS params
  FROM (SELECT rank, line, external_id, first_value(line) OVER same AS first, row_number() OVER same AS nth
        FROM import_row WHERE run_id = ${runId}::uuid WINDOW same AS (PARTITION BY external_id ORDER BY rank)) row
  WHERE row.nth > 1`;

/** @param found a SELECT of rank, line, external_id, field, reason and params */
const refuse = (tx: Tx, { runId }: Batch, found: Prisma.Sql) => tx.$executeRaw`
  WITH found AS (${found}),
  told AS (
    INSERT INTO import_refusal (id, run_id, line, external_id, field, reason, params)
    SELECT gen_random_uuid(), ${runId}::uuid, line, external_id, field, reason, params
    FROM found ORDER BY rank LIMIT ${MOST_TOLD})
  UPDATE import_row SET verdict = 'refused' FROM found WHERE run_id = ${runId}::uuid AND import_row.rank = found.rank`;
