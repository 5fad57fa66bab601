import { randomUUID } from "node:crypto";
import type { Database } from "./database";
import type { OwnContract } from "./own-contract";

export interface OwnInvoiceOptions {
  /** In cents. */
  minor?: number;
  /** Days from the portal's today to the due date. */
  dueIn?: number;
  currency?: string;
}

/** An invoice on a test's own contract, issued as the portal issues: with its line and its fact in the ledger. */
export async function makeOwnInvoice(
  db: Database,
  contract: OwnContract,
  { minor = 12_345, dueIn = 14, currency = "USD" }: OwnInvoiceOptions = {},
): Promise<string> {
  const [id, fact] = [randomUUID(), randomUUID()];
  const number = `TI-${contract.number.slice(2)}-${id.slice(0, 4)}`;
  await db.rows(
    `INSERT INTO invoice (id, account_id, bill_group_id, contract_id, seller_entity_id, number, reference, issued_on, due_on,
       currency, lines_minor, tax_minor, total_minor, payable_minor, bill_to, billed_by, pay_to)
     SELECT $1, contract.account_id, contract.bill_group_id, contract.id, seller.id, $2, $2, today + $3::int - 30, today + $3::int,
       $6, $4::bigint, 0, $4, $4, party, party, '{"bankName": "First Pacific Bank", "accountHolder": "Fjord Cloud Inc.",
       "accountNumber": "000123456789", "bankCode": "121000000", "reference": "own"}'
     FROM contract JOIN bill_group ON bill_group.id = contract.bill_group_id
     JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id, portal.today('UTC') today,
       jsonb_build_object('name', 'Own', 'lines', '[]'::jsonb, 'taxId', null, 'registrationNumber', null, 'email', null, 'phone', null) party
     WHERE contract.number = $5`,
    [id, number, dueIn, minor, contract.number, currency],
  );
  await db.rows(
    `INSERT INTO invoice_line (id, account_id, contract_id, invoice_id, rank, position, description, quantity, unit_price,
       amount_minor, tax_category)
     SELECT $1, account_id, contract_id, id, 1, '1', 'Cloud Seat', 1, lines_minor / 100.0, lines_minor, 'O' FROM invoice WHERE id = $2`,
    [randomUUID(), id],
  );
  await db.rows(
    `WITH fact AS (
       INSERT INTO ledger_transaction (id, account_id, fact_key, at)
       SELECT $1, account_id, 'invoice:' || id, portal.now() FROM invoice WHERE id = $2 RETURNING id)
     INSERT INTO ledger_entry (id, account_id, transaction_id, kind, currency, amount_minor, contract_id, invoice_id)
     SELECT gen_random_uuid(), account_id, fact.id, side.kind::ledger_kind, currency, payable_minor * side.sign, contract_id, invoice.id
     FROM invoice, fact, (VALUES ('receivable', 1), ('billed', -1)) side (kind, sign) WHERE invoice.id = $2`,
    [fact, id],
  );
  return number;
}
