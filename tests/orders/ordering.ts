import { change, row } from "../setup/admin";

export const [ADA, BEN, FAY, GUS] = ["ada@acme.example", "ben@acme.example", "fay@dune.example", "gus@elm.example"];

export const groupId = async (name: string): Promise<string> =>
  (await row<{ id: string }>("SELECT id FROM bill_group WHERE name = $1", [name])).id;

/** Orders of some contracts, several on each day, each with a subscription of its own. */
export async function placeMany(contracts: readonly string[], count: number): Promise<void> {
  await change(
    `WITH placed AS (
       INSERT INTO customer_order (id, account_id, contract_id, seller_entity_id, number, placed_at, placed_on, placed_by, currency,
         net_minor, tax_minor, total_minor, po_number)
       SELECT gen_random_uuid(), contract.account_id, contract.id, seller_entity_id, contract.number || '/' || n, now(),
         date '2026-02-01' + n / 4, 'Nina', currency, n, 0, n, CASE n WHEN 7 THEN '=HYPERLINK(1)' ELSE 'PO ' || n END
       FROM contract JOIN bill_group ON bill_group.id = bill_group_id, generate_series(1, $2) n
       WHERE contract.number = ANY ($1) RETURNING *)
     INSERT INTO subscription (id, account_id, contract_id, product, quantity, unit_price_minor, currency, status, starts_on,
       ends_on, order_id)
     SELECT gen_random_uuid(), account_id, contract_id, 'Extra ' || number, 1, 100, currency, 'active', '2027-01-01',
       '2027-12-31', id FROM placed`,
    [contracts, count],
  );
}

export const cursorOf = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString("base64url");
