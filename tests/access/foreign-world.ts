import { change, rows } from "../setup/admin";

/** A word that stands in every text of a customer whom nobody in the demo world has anything to do with. */
export const CANARY = "canary";

/** Text columns that cannot hold the word: codes, and what a check or a format fixes. */
export const WITHOUT_CANARY = [
  "account.locale",
  "audit_event.actor_kind",
  "contract.currency",
  "person.locale",
  "seller_entity.brand_color",
  "seller_entity.country",
  "seller_entity.time_zone",
  "sign_in_request.locale",
  "subscription.currency",
];

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const [AE, COLLECTOR, SELLER, ACCOUNT, GROUP, CONTRACT, ZOE] = [1, 2, 3, 4, 5, 6, 7].map(id);

/** A second world of rows: a row in every table, with the word in every text. */
export async function seedForeignWorld(): Promise<void> {
  await rows(`
    INSERT INTO staff (id, name, email, phone, role) VALUES
      ('${AE}', 'canary ae', 'ae@canary.example', 'canary 1', 'account_executive'),
      ('${COLLECTOR}', 'canary collector', 'collector@canary.example', 'canary 2', 'collector');
    INSERT INTO seller_entity VALUES ('${SELLER}', 'canary seller', '/canary.svg', '#000000', 'Asia/Tokyo', 'canary street',
      'canary 1', 'canary city', 'canary region', 'JP', 'canary tax', 'canary service', 'service@canary.example', 'canary 3', 99);
    INSERT INTO account (id, name, account_executive_id, collector_id) VALUES ('${ACCOUNT}', 'canary account', '${AE}', '${COLLECTOR}');
    INSERT INTO bill_group (id, account_id, seller_entity_id, name, frequency, po_number, vat_number, registration_number, access_rules_on)
      VALUES ('${GROUP}', '${ACCOUNT}', '${SELLER}', 'canary group', 'monthly', 'canary po', 'canary vat', 'canary reg', true);
    INSERT INTO access_rule (id, account_id, bill_group_id, kind, value)
      VALUES ('${id(8)}', '${ACCOUNT}', '${GROUP}', 'domain', 'canary-rule.example');
    INSERT INTO contract (id, account_id, bill_group_id, number, starts_on, ends_on, auto_renew, paid_by, value_minor, currency)
      VALUES ('${CONTRACT}', '${ACCOUNT}', '${GROUP}', 'canary-1', '2026-01-01', '2027-05-01', true, 'invoice', 1, 'JPY');
    INSERT INTO person (id, email, email_verified_at) VALUES ('${ZOE}', 'zoe@canary.example', now());
    INSERT INTO account_person VALUES ('${ACCOUNT}', '${ZOE}', 'canary first', 'canary last', 'canary 4');
    INSERT INTO contract_contact (id, account_id, contract_id, person_id, is_primary)
      VALUES ('${id(9)}', '${ACCOUNT}', '${CONTRACT}', '${ZOE}', true);
    INSERT INTO subscription VALUES
      ('${id(10)}', '${ACCOUNT}', '${CONTRACT}', 'canary product', 1, 1, 'JPY', 'active', '2026-01-01', '2027-05-01');
    INSERT INTO session VALUES ('${id(11)}', '\\xca', '${ZOE}', 'canary agent', now(), now());
    INSERT INTO sign_in_request (email, id, link_hash, browser_hash, locale, return_to, created_at, expires_at)
      VALUES ('zoe@canary.example', '${id(12)}', '\\xca', '\\xca', 'en', '/canary', now(), now());
    INSERT INTO rate_limit VALUES ('canary', 1, 1);
    INSERT INTO audit_event VALUES ('${id(13)}', now(), 'canary.happened', 'person', '${ZOE}', 'zoe@canary.example', '${ACCOUNT}',
      '${CONTRACT}', '{"canary": 1}', '{"canary": 2}', 'canary request');`);
}

/** History for the demo's own contracts, and a session for each of its people, so that there is something to be seen. */
export async function seedTraces(): Promise<void> {
  await change(
    `INSERT INTO audit_event (id, at, action, actor_kind, account_id, contract_id, request_id)
     SELECT gen_random_uuid(), now(), 'test.happened', 'system', account_id, id, number FROM contract WHERE number LIKE 'C-%'`,
  );
  await change(
    `INSERT INTO session (id, token_hash, person_id, user_agent, created_at, last_active_at)
     SELECT gen_random_uuid(), sha256(convert_to(email, 'UTF8')), id, email, now(), now() FROM person WHERE email LIKE '%@%.example'
     AND email NOT LIKE '%canary%'`,
  );
}
