import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { RecordKind } from "../../records/schema";
import type { Batch } from "../types";

// What only the database knows to be wrong with staged rows: each a SELECT of the rows and why.

type Check = (batch: Batch) => Prisma.Sql;

interface Wrong {
  readonly field: string;
  readonly reason: string;
  readonly params?: Prisma.Sql;
  /** What else is looked at. */
  readonly joins?: Prisma.Sql;
  readonly where: Prisma.Sql;
}

const wrong =
  ({ field, reason, params, joins, where }: Wrong): Check =>
  ({ runId }) =>
    Prisma.sql`
  SELECT row.rank, row.line, row.external_id, ${field} AS field, ${`imports.${reason}`} AS reason,
         ${params ?? Prisma.sql`'{}'::jsonb`} AS params
  FROM import_row row ${joins ?? Prisma.empty}
  WHERE row.run_id = ${runId}::uuid AND row.verdict <> 'refused' AND ${where}`;

const said = (field: string): Prisma.Sql => Prisma.sql`row.data->>${field}`;
const named = (name: string, value: Prisma.Sql): Prisma.Sql => Prisma.sql`jsonb_build_object(${name}::text, ${value})`;

const staffUnknown = (field: string): Check =>
  wrong({
    ...{ field, reason: "staff_unknown", params: named("email", said(field)) },
    where: Prisma.sql`NOT EXISTS (SELECT FROM staff WHERE staff.email = ${said(field)} AND staff.ended_at IS NULL)`,
  });

const ownerUnknown = (field: string, reason: string): Check =>
  wrong({ field, reason, params: named("name", said(field)), where: Prisma.sql`row.owner_id IS NULL` });

/** What a record that is here already may not be moved to. */
const stays = (table: string, column: string, field: string, value: Prisma.Sql): Check =>
  wrong({
    ...{ field, reason: "stays" },
    joins: Prisma.sql`JOIN ${Prisma.raw(table)} here ON here.id = row.target_id`,
    where: Prisma.sql`here.${Prisma.raw(column)} IS DISTINCT FROM ${value}`,
  });

const owner = Prisma.sql`row.owner_id`;
const seller = Prisma.sql`
  JOIN contract ON contract.id = row.owner_id JOIN bill_group ON bill_group.id = contract.bill_group_id`;

/** Issued once: what is here already is not said otherwise [DSK-5]. */
const issuedDiffers = (kind: RecordKind): Check =>
  wrong({
    ...{ field: "number", reason: "issued_differs" },
    joins: Prisma.sql`
      JOIN imported_record record ON record.kind = ${kind} AND record.external_id = row.external_id
      CROSS JOIN LATERAL (
        SELECT string_agg(key, ', ' ORDER BY key) AS fields
        FROM jsonb_each(row.content->'issued') said FULL JOIN jsonb_each(record.content->'issued') issued USING (key)
        WHERE said.value IS DISTINCT FROM issued.value) differing`,
    params: Prisma.sql`jsonb_build_object('number', ${said("number")}, 'fields', differing.fields)`,
    where: Prisma.sql`row.verdict = 'changed' AND differing.fields IS NOT NULL`,
  });

/** The same number of one seller entity, here or earlier in the file. */
const numberTaken = (table: "invoice" | "credit_memo"): Check =>
  wrong({
    ...{ field: "number", reason: "number_taken", params: named("number", said("number")) },
    joins: Prisma.sql`${seller} JOIN ${Prisma.raw(table)} here
      ON here.seller_entity_id = bill_group.seller_entity_id AND here.number = ${said("number")}`,
    where: Prisma.sql`here.id <> row.target_id`,
  });

const numberTwice: Check = ({ runId }) => Prisma.sql`
  SELECT row.rank, row.line, row.external_id, 'number' AS field, 'imports.number_twice' AS reason,
         jsonb_build_object('number', row.number, 'line', row.first) AS params
  FROM (SELECT row.rank, row.line, row.external_id, row.number, first_value(row.line) OVER same AS first,
               row_number() OVER same AS nth
        FROM (SELECT row.rank, row.line, row.external_id, ${said("number")} AS number, bill_group.seller_entity_id AS seller
              FROM import_row row ${seller} WHERE row.run_id = ${runId}::uuid AND row.verdict <> 'refused') row
        WINDOW same AS (PARTITION BY row.seller, row.number ORDER BY row.rank)) row
  WHERE row.nth > 1`;

const poStays = wrong({
  ...{ field: "poNumber", reason: "po_stays", params: named("number", said("number")) },
  joins: Prisma.sql`
    JOIN imported_record record ON record.kind = 'invoices' AND record.external_id = row.external_id
    JOIN invoice here ON here.id = row.target_id`,
  where: Prisma.sql`row.verdict = 'changed' AND row.content->'poNumber' IS DISTINCT FROM record.content->'poNumber'
    AND row.content ? 'poNumber'
    AND (here.voided_at IS NOT NULL
         OR EXISTS (SELECT FROM payment_attempt_invoice underway WHERE underway.invoice_id = here.id AND underway.is_open))`,
});

const contractNumberTwice: Check = ({ runId }) => Prisma.sql`
  SELECT row.rank, row.line, row.external_id, 'number' AS field, 'imports.number_twice' AS reason,
         jsonb_build_object('number', row.number, 'line', row.first) AS params
  FROM (SELECT row.rank, row.line, row.external_id, ${said("number")} AS number, first_value(row.line) OVER same AS first,
               row_number() OVER same AS nth
        FROM import_row row WHERE row.run_id = ${runId}::uuid AND row.verdict <> 'refused'
        WINDOW same AS (PARTITION BY ${said("number")} ORDER BY row.rank)) row
  WHERE row.nth > 1`;

const sellersToday = Prisma.sql`portal.today(entity.time_zone)`;

/** Of a day to come it could be paid before it is issued, and no statement in between would add up [PAY-11]. */
const issuedAhead = wrong({
  ...{ field: "issuedOn", reason: "issued_ahead", params: named("today", Prisma.sql`${sellersToday}::text`) },
  joins: Prisma.sql`${seller} JOIN seller_entity entity ON entity.id = bill_group.seller_entity_id`,
  where: Prisma.sql`row.verdict = 'new' AND (${said("issuedOn")})::date > ${sellersToday}`,
});

const ofOneContract = (kind: "invoices" | "credit_memos", table: "invoice" | "credit_memo"): readonly Check[] => [
  ownerUnknown("contract", "contract_unknown"),
  stays(table, "contract_id", "contract", owner),
  issuedDiffers(kind),
  issuedAhead,
  numberTaken(table),
  numberTwice,
];

/** By kind, in the order in which they are asked; a row that is refused is asked no more. */
export const CHECKS: Readonly<Record<RecordKind, readonly Check[]>> = {
  accounts: [staffUnknown("accountExecutive"), staffUnknown("collector")],
  bill_groups: [
    ownerUnknown("account", "account_unknown"),
    wrong({
      ...{ field: "sellerEntity", reason: "seller_unknown", params: named("name", said("sellerEntity")) },
      where: Prisma.sql`(SELECT count(*) FROM seller_entity WHERE name = ${said("sellerEntity")}) <> 1`,
    }),
    stays("bill_group", "account_id", "account", owner),
    stays(
      "bill_group",
      "seller_entity_id",
      "sellerEntity",
      Prisma.sql`(SELECT id FROM seller_entity WHERE name = ${said("sellerEntity")})`,
    ),
  ],
  contracts: [
    ownerUnknown("billGroup", "bill_group_unknown"),
    stays("contract", "bill_group_id", "billGroup", owner),
    stays("contract", "number", "number", said("number")),
    stays("contract", "currency", "currency", said("currency")),
    wrong({
      ...{ field: "number", reason: "number_taken", params: named("number", said("number")) },
      joins: Prisma.sql`JOIN contract here ON here.number = ${said("number")}`,
      where: Prisma.sql`here.id <> row.target_id`,
    }),
    contractNumberTwice,
  ],
  invoices: [...ofOneContract("invoices", "invoice"), poStays],
  credit_memos: ofOneContract("credit_memos", "credit_memo"),
};
