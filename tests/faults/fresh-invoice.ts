import { row, rows } from "../setup/admin";

/** What is open on each. */
export const FRESH_MINOR = 5_000;

interface Likeness {
  /** The demo's invoice it is for the same contract as. */
  like?: string;
  /** Days from today, in the seller entity's zone. */
  dueIn?: number;
  minor?: number;
  /** Its own, where that is not the other's. */
  currency?: string;
}

/** A new invoice of its own for a run, so that runs need no reset between them. */
export async function freshInvoice(
  number: string,
  { like = "INV-1042", dueIn = 10, minor = FRESH_MINOR, currency = "" }: Likeness = {},
): Promise<string> {
  await rows(
    `WITH made AS (
       INSERT INTO invoice (id, account_id, bill_group_id, contract_id, seller_entity_id, number, reference, issued_on, due_on, currency,
         lines_minor, tax_minor, total_minor, payable_minor, bill_to, billed_by)
       SELECT gen_random_uuid(), account_id, bill_group_id, contract_id, seller.id, $1, $1, issued_on,
         portal.today(seller.time_zone) + $2::int, coalesce(nullif($5, ''), currency), $3::int, 0, $3::int, $3::int, bill_to, billed_by
       FROM invoice JOIN seller_entity seller ON seller.id = invoice.seller_entity_id WHERE number = $4 RETURNING *),
     fact AS (INSERT INTO ledger_transaction SELECT gen_random_uuid(), account_id, 'invoice:' || id, now() FROM made RETURNING id)
     INSERT INTO ledger_entry (id, account_id, transaction_id, kind, currency, amount_minor, contract_id, invoice_id)
     SELECT gen_random_uuid(), account_id, fact.id, side.kind::ledger_kind, currency, $3::int * side.sign, contract_id, made.id
     FROM made, fact, (VALUES ('receivable', 1), ('billed', -1)) side (kind, sign)`,
    [number, dueIn, minor, like, currency],
  );
  const { open } = await row<{ open: number }>("SELECT open_minor::int AS open FROM invoice WHERE number = $1", [
    number,
  ]);
  if (open !== minor) throw new Error(`the run's invoice ${number} has ${open} open`);
  return number;
}
