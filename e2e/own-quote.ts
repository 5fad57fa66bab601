import { randomBytes, randomUUID } from "node:crypto";
import type { Database } from "./database";
import type { OwnContract } from "./own-contract";

interface OwnQuoteOptions {
  /** Days from the portal's today to its last day. */
  expiresIn?: number;
  origin?: "seller" | "customer";
}

/** A quote on a contract of this test's own that waits for an answer; its number. */
export async function makeOwnQuote(
  db: Database,
  { number: contract }: OwnContract,
  { expiresIn = 14, origin = "seller" }: OwnQuoteOptions = {},
): Promise<string> {
  const [id, number] = [randomUUID(), `Q-own-${randomBytes(4).toString("hex")}`];
  await db.rows(
    `WITH made AS (
       INSERT INTO quote (id, account_id, bill_group_id, contract_id, seller_entity_id, number, status, origin, title, terms,
         expires_on, ends_on, currency, net_minor, tax_minor, total_minor, created_at, published_at)
       SELECT $1, contract.account_id, contract.bill_group_id, contract.id, bill_group.seller_entity_id, $2, 'published',
         $3::quote_origin, 'More seats', 'Net 30.', portal.today(seller.time_zone) + $4::int, contract.ends_on, contract.currency,
         10000, 0, 10000, portal.now(), portal.now()
       FROM contract JOIN bill_group ON bill_group.id = contract.bill_group_id
       JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id WHERE contract.number = $5 RETURNING *)
     INSERT INTO quote_line (account_id, quote_id, rank, description, quantity, kind, list_minor, monthly_minor, amount_minor)
     SELECT account_id, id, 1, 'Cloud Seat', 5, 'tiered', 4000, 4000, 10000 FROM made`,
    [id, number, origin, expiresIn, contract],
  );
  return number;
}
