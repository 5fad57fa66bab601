import type { Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/generated/prisma/client";
import { newId } from "@/lib/platform/ids";
import type { LedgerFact, LedgerSide } from "./types";

/**
 * Adds a fact to the ledger, in the transaction of what it is about; the database keeps the balances by it. The only
 * writer of ledger rows.
 * @returns false when the fact was known already: then nothing is added, and nothing may follow from it again [M3].
 * @throws RangeError when the sides do not add up to zero
 */
export async function postFact(tx: Tx, { accountId, key, currency, sides }: LedgerFact): Promise<boolean> {
  const entries = sides.filter(({ minor }) => minor !== 0n);
  if (entries.reduce((total, { minor }) => total + minor, 0n) !== 0n)
    throw new RangeError(`the sides of ${key} do not add up to zero`);
  const id = newId();
  const added = await tx.$executeRaw`
    INSERT INTO ledger_transaction (id, account_id, fact_key, at)
    VALUES (${id}::uuid, ${accountId}::uuid, ${key}, portal.now()) ON CONFLICT (fact_key) DO NOTHING`;
  if (added === 0) return false;
  if (entries.length > 0)
    await tx.$executeRaw`
      INSERT INTO ledger_entry (id, account_id, transaction_id, kind, currency, amount_minor, contract_id, invoice_id,
                                credit_memo_id, payment_id)
      VALUES ${Prisma.join(entries.map((side) => valuesOf(side, { accountId, id, currency })))}`;
  return true;
}

/**
 * The same for many documents issued at once: what is owed on an invoice, or owed back by a credit memo, against what was billed.
 * @param issued a SELECT of fact_key, account_id, contract_id, invoice_id or credit_memo_id, currency and amount_minor
 */
export const postIssued = (tx: Tx, issued: Prisma.Sql) => tx.$executeRaw`
  WITH issued AS MATERIALIZED (SELECT issued.*, gen_random_uuid() AS id FROM (${issued}) issued),
  facts AS (
    INSERT INTO ledger_transaction (id, account_id, fact_key, at)
    SELECT id, account_id, fact_key, portal.now() FROM issued RETURNING id)
  INSERT INTO ledger_entry (id, account_id, transaction_id, kind, currency, amount_minor, contract_id, invoice_id,
                            credit_memo_id)
  SELECT gen_random_uuid(), issued.account_id, facts.id, side.kind, issued.currency, side.sign * issued.amount_minor,
         issued.contract_id, issued.invoice_id, issued.credit_memo_id
  FROM facts JOIN issued ON issued.id = facts.id
  CROSS JOIN LATERAL (VALUES
    (CASE WHEN issued.invoice_id IS NULL THEN 'credit' ELSE 'receivable' END::ledger_kind,
     CASE WHEN issued.invoice_id IS NULL THEN -1 ELSE 1 END),
    ('billed'::ledger_kind, CASE WHEN issued.invoice_id IS NULL THEN 1 ELSE -1 END)) AS side(kind, sign)
  WHERE issued.amount_minor <> 0`;

function valuesOf(
  side: LedgerSide,
  { accountId, id, currency }: { accountId: string; id: string; currency: string },
): Prisma.Sql {
  const of = { contractId: null, invoiceId: null, creditMemoId: null, paymentId: null, ...side };
  return Prisma.sql`(${newId()}::uuid, ${accountId}::uuid, ${id}::uuid, ${of.kind}::ledger_kind, ${currency},
    ${of.minor}::bigint, ${of.contractId}::uuid, ${of.invoiceId}::uuid, ${of.creditMemoId}::uuid, ${of.paymentId}::uuid)`;
}
