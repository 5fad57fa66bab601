import { change, rows } from "../setup/admin";

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const [AE, SELLER, ACCOUNT, GROUP, CONTRACT, ZOE] = [1, 3, 4, 5, 6, 7].map(id);
const [PRODUCT, BOOK, ENTRY, REQUEST] = [84, 85, 86, 87].map(id);

/** What is sold to the customer whom nobody has anything to do with, and what they ask for. */
export const seedForeignCatalog = (): Promise<unknown> =>
  rows(`
    INSERT INTO product VALUES ('${PRODUCT}', 'canary product', 'canary description', 'canary unit', '{canary edition}');
    INSERT INTO price_book VALUES ('${BOOK}', '${SELLER}', 'canary book', 'JPY', '2026-01-01', NULL, true, 10);
    INSERT INTO price_book_entry VALUES ('${ENTRY}', '${BOOK}', '${PRODUCT}', 'tiered', NULL, NULL, NULL, false);
    INSERT INTO price_tier VALUES ('${ENTRY}', 1, 1);
    INSERT INTO contract_discount VALUES ('${id(88)}', '${ACCOUNT}', '${CONTRACT}', '${PRODUCT}', 1, '2026-01-01', NULL);
    INSERT INTO product_request (id, account_id, bill_group_id, contract_id, person_id, kind, status, note, subscription_id,
        from_edition, to_edition, asked_at, ended_at, answer, quote_number, answered_by_staff_id)
      VALUES ('${REQUEST}', '${ACCOUNT}', '${GROUP}', '${CONTRACT}', '${ZOE}', 'upgrade', 'quoted', 'canary note', '${id(10)}',
        'canary from', 'canary to', now(), now(), 'canary answer', 'canary-q', '${AE}');
    INSERT INTO product_request_line VALUES ('${REQUEST}', 1, '${PRODUCT}', 1);
    UPDATE number_series SET prefix = 'canary' WHERE seller_entity_id = '${SELLER}';`);

/** In each of the demo's bill groups a request of its contracts' primary contact, and of another contact where there is one. */
export const seedRequestTraces = (): Promise<void> =>
  change(
    `WITH asked AS (
       INSERT INTO product_request (id, account_id, bill_group_id, contract_id, person_id, kind, status, note, asked_at)
       SELECT gen_random_uuid(), contract.account_id, bill_group_id, contract.id, person_id, 'products', 'open', 'Please', now()
       FROM contract JOIN contract_contact place ON place.contract_id = contract.id WHERE number LIKE 'C-%' RETURNING id)
     INSERT INTO product_request_line
     SELECT asked.id, 1, product.id, 1 FROM asked, product WHERE product.name = 'Private Region'`,
  );
