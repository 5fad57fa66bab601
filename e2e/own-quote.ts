import { randomUUID } from "node:crypto";
import type { Database } from "./database";
import type { OwnContract } from "./own-contract";

export interface OwnQuoteOptions {
  /** Days from the portal's today; below zero it has expired. */
  expiresIn?: number;
  /** Days from today; without it the service begins when it is signed. */
  startsIn?: number;
  title?: string;
  terms?: string;
  /** Picked by somebody of the customer. */
  origin?: "seller" | "customer";
}

/** A published quote on a test's own contract, of ten seats and a share of them; its number. */
export async function makeOwnQuote(
  db: Database,
  contract: OwnContract,
  {
    expiresIn = 14,
    startsIn,
    title = "Ten more seats",
    terms = "Payment within 30 days.\nPrices without tax.",
    origin = "seller",
  }: OwnQuoteOptions = {},
): Promise<string> {
  const id = randomUUID();
  const number = `TQ-${contract.number.slice(2)}-${id.slice(0, 4)}`;
  // In one statement: the lines of a published quote are its own transaction's to write.
  await db.rows(
    `WITH made AS (
       INSERT INTO quote (id, account_id, bill_group_id, contract_id, seller_entity_id, number, status, origin, title, terms,
         expires_on, starts_on, ends_on, currency, net_minor, tax_minor, total_minor, created_at, published_at)
       SELECT $1::uuid, contract.account_id, contract.bill_group_id, contract.id, seller.id, $2, 'published', $8::quote_origin, $3, $4,
         portal.today(time_zone) + $5::int, portal.today(time_zone) + $6::int, contract.ends_on, contract.currency,
         86400, 0, 86400, portal.now(), portal.now()
       FROM contract JOIN bill_group ON bill_group.id = contract.bill_group_id
       JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
       WHERE contract.number = $7 RETURNING id, account_id)
     INSERT INTO quote_line (account_id, quote_id, rank, description, quantity, kind, list_minor, monthly_minor,
       discount_points, amount_minor)
     SELECT account_id, id, rank, description, quantity, kind::price_kind, list, monthly, discount, amount FROM made,
       (VALUES (1, 'Cloud Seat', 10, 'tiered', 4000, 3600, 1000, 72000),
               (2, 'Premium Support', 1, 'percent_of_rest', 7200, 7200, 0, 14400))
       line (rank, description, quantity, kind, list, monthly, discount, amount)`,
    [id, number, title, terms, expiresIn, startsIn ?? null, contract.number, origin],
  );
  return number;
}
