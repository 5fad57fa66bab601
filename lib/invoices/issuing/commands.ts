import { postIssued } from "@/lib/ledger/commands";
import type { Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import type { ContractParties } from "./types";

/**
 * Issues the invoices of many staged rows of these contracts, and posts them: what issueInvoice does, over all of them at
 * once. Through the system's door.
 * @param rows a relation `row` of target_id, owner_id (their contract) and data, whose sums hold
 */
export async function issueInvoicesOf(tx: Tx, rows: Prisma.Sql, parties: readonly ContractParties[]): Promise<void> {
  const party = Prisma.sql`jsonb_to_recordset(${JSON.stringify(parties)}::jsonb)
    AS party("contractId" uuid, currency text, "poNumber" text, "billTo" jsonb, "billedBy" jsonb, bank jsonb)`;
  const ours = Prisma.sql`
    SELECT row.* FROM ${rows}
    WHERE (row.owner_id, row.data->>'currency') IN (SELECT "contractId", currency FROM ${party})`;
  await insertInvoices(tx, ours, party);
  await insertLines(tx, ours);
  await insertTaxes(tx, ours);
  await postIssued(
    tx,
    Prisma.sql`
    SELECT 'invoice:' || invoice.id AS fact_key, invoice.account_id, invoice.contract_id, invoice.id AS invoice_id,
           NULL::uuid AS credit_memo_id, invoice.currency, invoice.payable_minor AS amount_minor
    FROM invoice WHERE invoice.id IN (SELECT target_id FROM (${ours}) row)`,
  );
}

const minor = (field: string): Prisma.Sql => Prisma.sql`(row.data->>${field})::bigint`;

/** Named by its number, or by that and `~2` where another entity's is: as many as have the number already, and one more. */
const insertInvoices = (tx: Tx, ours: Prisma.Sql, party: Prisma.Sql) => tx.$executeRaw`
  WITH ours AS MATERIALIZED (${ours}),
  taken AS (
    SELECT invoice.number, count(*) AS times FROM invoice
    WHERE invoice.number IN (SELECT data->>'number' FROM ours) GROUP BY invoice.number),
  named AS (
    SELECT ours.*, coalesce(taken.times, 0) + row_number() OVER (PARTITION BY ours.data->>'number' ORDER BY ours.rank) AS nth
    FROM ours LEFT JOIN taken ON taken.number = ours.data->>'number')
  INSERT INTO invoice (id, account_id, bill_group_id, contract_id, seller_entity_id, number, reference, issued_on, due_on,
    currency, lines_minor, allowance_minor, charge_minor, tax_minor, total_minor, payable_minor, po_number, buyer_reference,
    bill_to, billed_by, pay_to, terms, notes, source_hash)
  SELECT row.target_id, contract.account_id, contract.bill_group_id, contract.id, bill_group.seller_entity_id,
         row.data->>'number', row.data->>'number' || CASE row.nth WHEN 1 THEN '' ELSE '~' || row.nth END,
         (row.data->>'issuedOn')::date, (row.data->>'dueOn')::date, row.data->>'currency', ${minor("linesMinor")},
         ${minor("allowanceMinor")}, ${minor("chargeMinor")}, ${minor("taxMinor")}, ${minor("totalMinor")},
         ${minor("totalMinor")},
         CASE WHEN row.data ? 'poNumber' THEN row.data->>'poNumber' ELSE party."poNumber" END,
         row.data->>'buyerReference',
         CASE WHEN row.data ? 'billTo'
              THEN '{"lines": [], "taxId": null, "registrationNumber": null, "email": null, "phone": null}' || (row.data->'billTo')
              ELSE party."billTo" END,
         party."billedBy",
         party.bank || jsonb_build_object('reference', row.data->>'number'), row.data->>'terms',
         ARRAY(SELECT jsonb_array_elements_text(row.data->'notes')), sha256(convert_to(row.content::text, 'UTF8'))
  FROM named row
  JOIN ${party} ON party."contractId" = row.owner_id AND party.currency = row.data->>'currency'
  JOIN contract ON contract.id = row.owner_id
  JOIN bill_group ON bill_group.id = contract.bill_group_id
  ORDER BY contract.id, row.rank`;

const insertLines = (tx: Tx, ours: Prisma.Sql) => tx.$executeRaw`
  INSERT INTO invoice_line (id, account_id, contract_id, invoice_id, rank, position, description, details, quantity, unit,
                            unit_price, amount_minor, tax_rate, tax_category)
  SELECT gen_random_uuid(), contract.account_id, contract.id, row.target_id, line.ordinality, line.value->>'position',
         line.value->>'description', line.value->>'details', (line.value->>'quantity')::numeric, line.value->>'unit',
         (line.value->>'unitPrice')::numeric, (line.value->>'amountMinor')::bigint, (line.value->>'taxRate')::numeric,
         line.value->>'taxCategory'
  FROM (${ours}) row JOIN contract ON contract.id = row.owner_id
  CROSS JOIN LATERAL jsonb_array_elements(row.data->'lines') WITH ORDINALITY line`;

async function insertTaxes(tx: Tx, ours: Prisma.Sql): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO invoice_tax (id, account_id, contract_id, invoice_id, rank, category, rate, base_minor, amount_minor, exemption)
    SELECT gen_random_uuid(), contract.account_id, contract.id, row.target_id, tax.ordinality, tax.value->>'category',
           (tax.value->>'rate')::numeric, (tax.value->>'baseMinor')::bigint, (tax.value->>'amountMinor')::bigint,
           tax.value->>'exemption'
    FROM (${ours}) row JOIN contract ON contract.id = row.owner_id
    CROSS JOIN LATERAL jsonb_array_elements(row.data->'taxes') WITH ORDINALITY tax`;
  await tx.$executeRaw`
    INSERT INTO invoice_adjustment (id, account_id, contract_id, invoice_id, rank, kind, reason, amount_minor, tax_rate,
                                    tax_category)
    SELECT gen_random_uuid(), contract.account_id, contract.id, row.target_id, one.ordinality,
           (one.value->>'kind')::adjustment_kind, one.value->>'reason', (one.value->>'amountMinor')::bigint,
           (one.value->>'taxRate')::numeric, one.value->>'taxCategory'
    FROM (${ours}) row JOIN contract ON contract.id = row.owner_id
    CROSS JOIN LATERAL jsonb_array_elements(row.data->'adjustments') WITH ORDINALITY one`;
}

/** The same for credit memos, all of each left to be applied. A trigger keeps the parties as they are now. */
export async function issueMemosOf(tx: Tx, rows: Prisma.Sql): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO credit_memo (id, account_id, contract_id, seller_entity_id, number, issued_on, currency, total_minor, reason,
                             source_hash)
    SELECT row.target_id, contract.account_id, contract.id, bill_group.seller_entity_id, row.data->>'number',
           (row.data->>'issuedOn')::date, row.data->>'currency', ${minor("totalMinor")}, row.data->>'reason',
           sha256(convert_to(row.content::text, 'UTF8'))
    FROM ${rows} JOIN contract ON contract.id = row.owner_id
    JOIN bill_group ON bill_group.id = contract.bill_group_id`;
  await postIssued(
    tx,
    Prisma.sql`
    SELECT 'credit:' || memo.id AS fact_key, memo.account_id, memo.contract_id, NULL::uuid AS invoice_id,
           memo.id AS credit_memo_id, memo.currency, memo.total_minor AS amount_minor
    FROM credit_memo memo WHERE memo.id IN (SELECT row.target_id FROM ${rows})`,
  );
}
