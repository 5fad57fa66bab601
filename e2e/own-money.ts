import { randomUUID } from "node:crypto";
import type { Database } from "./database";
import type { OwnContract } from "./own-contract";

/** Money on a test's own account that pays no invoice, recorded as the portal records it; the payment's number. */
export async function makeOwnMoney(
  db: Database,
  contract: OwnContract,
  minor: number,
  currency = "USD",
): Promise<string> {
  const [payment, fact] = [randomUUID(), randomUUID()];
  const { number } = await db.row<{ number: string }>(
    `INSERT INTO payment (id, account_id, number, method, method_name, currency, amount_minor, received_at)
     SELECT $1, account_id, 'P-' || nextval('payment_number'), 'transfer', 'First Pacific Bank', $4, $2, portal.now()
     FROM contract WHERE number = $3 RETURNING number`,
    [payment, minor, contract.number, currency],
  );
  await db.rows(
    `WITH fact AS (
       INSERT INTO ledger_transaction (id, account_id, fact_key, at)
       SELECT $1, account_id, 'payment:' || id, portal.now() FROM payment WHERE id = $2 RETURNING id)
     INSERT INTO ledger_entry (id, account_id, transaction_id, kind, currency, amount_minor, payment_id)
     SELECT gen_random_uuid(), account_id, fact.id, side.kind::ledger_kind, currency, amount_minor * side.sign, payment.id
     FROM payment, fact, (VALUES ('cash', 1), ('unapplied', -1)) side (kind, sign) WHERE payment.id = $2`,
    [fact, payment],
  );
  return number;
}
