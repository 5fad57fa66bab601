import { change, rows } from "../setup/admin";
import { seedForeignCatalog, seedRequestTraces } from "./foreign-catalog";

/** A word that stands in every text of a customer whom nobody in the demo world has anything to do with. */
export const CANARY = "canary";

/** Text columns that cannot hold the word: codes, and what a check or a format fixes. */
export const WITHOUT_CANARY = [
  "account.locale",
  "address.country",
  "audit_event.actor_kind",
  "chargeback.currency",
  "contract.currency",
  "credit_application.currency",
  "credit_memo.currency",
  "customer_order.currency",
  "external_id.kind",
  "import_row.verdict",
  "imported_record.kind",
  "invoice.currency",
  "ledger_check.scope",
  "ledger_entry.currency",
  "method_setup.locale",
  "payment.currency",
  "payment.last4",
  "payment_allocation.currency",
  "payment_attempt.currency",
  "payment_attempt.payer_locale",
  "payment_method_details.last4",
  "payment_promise.currency",
  "payment_reminder.currency",
  "person.locale",
  "price_book.currency",
  "quote.currency",
  "refund.currency",
  "seller_currency.currency",
  "seller_entity.brand_color",
  "seller_entity.country",
  "seller_entity.time_zone",
  "seller_look.brand_color",
  "sign_in_request.locale",
  "subscription.currency",
  "transfer_notice.currency",
  "undone_allocation.currency",
  "webhook_endpoint.paused_by",
];

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const [AE, COLLECTOR, SELLER, ACCOUNT, GROUP, CONTRACT, ZOE, YAN] = [1, 2, 3, 4, 5, 6, 7, 14].map(id);

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
    INSERT INTO contract (id, account_id, bill_group_id, number, starts_on, ends_on, auto_renew, paid_by, value_minor, currency, po_number)
      VALUES ('${CONTRACT}', '${ACCOUNT}', '${GROUP}', 'canary-1', '2026-01-01', '2027-05-01', true, 'invoice', 1, 'JPY', 'canary po');
    INSERT INTO person (id, email, email_verified_at) VALUES ('${ZOE}', 'zoe@canary.example', now());
    INSERT INTO account_person VALUES ('${ACCOUNT}', '${ZOE}', 'canary first', 'canary last', 'canary 4');
    INSERT INTO contract_contact (id, account_id, contract_id, person_id, is_primary)
      VALUES ('${id(9)}', '${ACCOUNT}', '${CONTRACT}', '${ZOE}', true);
    INSERT INTO subscription VALUES
      ('${id(10)}', '${ACCOUNT}', '${CONTRACT}', 'canary product', 1, 1, 'JPY', 'active', '2026-01-01', '2027-05-01');
    INSERT INTO session VALUES ('${id(11)}', '\\xca', '${ZOE}', 'canary agent', now(), now());
    INSERT INTO preview (id, token_hash, session_id, staff_id, account_id, bill_group_id, started_at)
      VALUES ('${id(12)}', decode(repeat('ca', 32), 'hex'), '${id(11)}', '${AE}', '${ACCOUNT}', '${GROUP}', now());
    INSERT INTO staff_factor (staff_id, secret) SELECT id, decode(repeat('ca', 48), 'hex') FROM staff WHERE name = 'canary ae';
    INSERT INTO staff_recovery_code (staff_id, code_hash) SELECT id, decode(repeat('ca', 32), 'hex') FROM staff WHERE name = 'canary ae';
    INSERT INTO support_case (id, number, account_id, bill_group_id, contract_id, person_id, subject, opened_at, last_at)
      VALUES ('${id(94)}', 'canary', '${ACCOUNT}', '${GROUP}', '${CONTRACT}', '${ZOE}', 'canary', now(), now());
    INSERT INTO support_message (id, case_id, person_id, text, sent_at) VALUES ('${id(95)}', '${id(94)}', '${ZOE}', 'canary', now());
    INSERT INTO support_message (id, case_id, staff_id, staff_name, text, sent_at)
      VALUES ('${id(96)}', '${id(94)}', '${AE}', 'canary', 'canary', now());
    INSERT INTO stored_file (id, account_id, case_id, name, type, size_bytes, sha256, is_scanned, staff_id, staff_name, added_at)
      VALUES ('${id(97)}', '${ACCOUNT}', '${id(94)}', 'canary.txt', 'text/canary', 1, sha256('canary'), false, '${AE}', 'canary', now());
    INSERT INTO webhook_endpoint (id, url, name, types, secret, created_by_staff_id, created_at)
      VALUES ('${id(90)}', 'https://canary.example', 'canary', '{canary}', decode(repeat('ca', 48), 'hex'), '${AE}', now());
    INSERT INTO webhook_event (id, type, at, account_id, payload) VALUES ('${id(91)}', 'canary', now(), '${ACCOUNT}', '{"name": "canary"}');
    INSERT INTO webhook_delivery (id, endpoint_id, event_id, state, created_at)
      VALUES ('${id(92)}', '${id(90)}', '${id(91)}', 'given_up', now());
    INSERT INTO webhook_try (id, delivery_id, at, excerpt, milliseconds) VALUES ('${id(93)}', '${id(92)}', now(), 'canary', 1);
    INSERT INTO import_run (id, kind, format, status, file_name, size_bytes, step, reference, brought_by, created_at)
      VALUES ('${id(901)}', 'invoices', 'csv', 'checking', 'canary file', 1, 'canary step', 'canary reference', 'by@canary.example', now());
    INSERT INTO import_row VALUES ('${id(901)}', 1, 1, 'canary external', '{"name": "canary"}', '{"name": "canary"}', 'new', '${id(902)}', '${CONTRACT}');
    INSERT INTO import_refusal VALUES ('${id(903)}', '${id(901)}', 1, 'canary external', 'canary', 'imports.canary', '{"name": "canary"}');
    INSERT INTO imported_record VALUES ('contracts', 'canary external', '${CONTRACT}', '{"name": "canary"}', now());
    INSERT INTO api_key (id, name, prefix, key_hash, scopes, created_by, created_at)
      VALUES ('${id(904)}', 'canary key', 'canary-prefix', decode(repeat('ca', 32), 'hex'), '{canary}', 'by@canary.example', now());
    INSERT INTO sign_in_request (email, id, link_hash, browser_hash, locale, return_to, created_at, expires_at)
      VALUES ('zoe@canary.example', '${id(12)}', '\\xca', '\\xca', 'en', '/canary', now(), now());
    INSERT INTO seller_logo VALUES ('${id(85)}', '${SELLER}', decode(repeat('ca', 32), 'hex'), decode(repeat('ca', 32), 'hex'), now());
    INSERT INTO seller_look VALUES ('${id(84)}', '${SELLER}', now(), '#cacaca', '/canary.svg');
    INSERT INTO rate_limit VALUES ('canary', 1, 1);
    INSERT INTO audit_event VALUES ('${id(13)}', now(), 'canary.happened', 'person', '${ZOE}', 'zoe@canary.example', '${ACCOUNT}',
      '${CONTRACT}', '{"canary": "before"}', '{"canary": "after"}', 'canary request');
    INSERT INTO audit_event VALUES ('${id(19)}', now(), 'canary.happened', 'person', '${ZOE}', 'zoe@canary.example', '${ACCOUNT}',
      NULL, '{"canary": "before"}', '{"canary": "after"}', 'canary request', '${GROUP}');
    INSERT INTO audit_link (seq, event_id, hash, linked_at) VALUES (1, '${id(13)}', decode(repeat('ca', 32), 'hex'), now());
    INSERT INTO address VALUES
      ('${id(30)}', '${ACCOUNT}', '${GROUP}', '${CONTRACT}', 'billing', 'canary company', 'canary name', 'at@canary.example',
       'canary 5', 'canary line', 'canary line', 'canary 6', 'canary city', 'canary region', 'JP'),
      ('${id(31)}', '${ACCOUNT}', '${GROUP}', NULL, 'shipping', 'canary company', 'canary name', 'at@canary.example',
       'canary 7', 'canary line', 'canary line', 'canary 8', 'canary city', 'canary region', 'JP');
    INSERT INTO person (id, email, email_verified_at) VALUES ('${YAN}', 'yan@canary.example', now());
    INSERT INTO account_person VALUES ('${ACCOUNT}', '${YAN}', 'canary second', 'canary person', NULL);
    INSERT INTO contract_contact (id, account_id, contract_id, person_id)
      VALUES ('${id(15)}', '${ACCOUNT}', '${CONTRACT}', '${YAN}');
    INSERT INTO billing_manager VALUES ('${ACCOUNT}', '${GROUP}', '${YAN}', now());
    INSERT INTO handover VALUES ('${id(16)}', '${ACCOUNT}', '${CONTRACT}', 'primary', '${ZOE}', '${YAN}', now(), now());
    INSERT INTO access_request VALUES ('${id(17)}', '${YAN}', 'yan@canary.example', 'canary first', 'canary last', 'canary-1',
      'canary note', now(), now());
    INSERT INTO access_request_match (request_id, account_id, contract_id) VALUES ('${id(17)}', '${ACCOUNT}', '${CONTRACT}');
    INSERT INTO new_address VALUES ('${YAN}', '${id(18)}', 'new@canary.example', '\\xca', now(), now());
    INSERT INTO notification_choice VALUES ('${YAN}', 'contract_changes', false, now());
    INSERT INTO renewal_reminder VALUES ('${ACCOUNT}', '${CONTRACT}', '2027-05-01', '${ZOE}', 'window_opens', now());`);
  await seedForeignMoney();
  await seedForeignMethods();
  await seedForeignCollections();
  await seedForeignOrder();
  await seedForeignQuote();
  await seedForeignCatalog();
}

async function seedForeignQuote(): Promise<void> {
  const quote = id(81);
  await rows(`
    INSERT INTO quote (id, account_id, bill_group_id, contract_id, new_contract_number, seller_entity_id, number, status, origin, title, message,
        terms, expires_on, ends_on, currency, net_minor, tax_minor, total_minor, created_at, created_by_person_id, published_at,
        ended_at, ended_by_person_id, decline_reason)
      VALUES ('${quote}', '${ACCOUNT}', '${GROUP}', '${CONTRACT}', 'canary-new', '${SELLER}', 'canary-quote', 'declined', 'customer',
        'canary title', 'canary message', 'canary terms', '2027-04-01', '2027-05-01', 'JPY', 100, 0, 100, now(), '${ZOE}', now(),
        now(), '${ZOE}', 'canary reason');
    INSERT INTO quote_line (account_id, quote_id, rank, description, quantity, kind, list_minor, monthly_minor, amount_minor)
      VALUES ('${ACCOUNT}', '${quote}', 1, 'canary offered', 1, 'per_unit', 100, 100, 100);`);
}

async function seedForeignOrder(): Promise<void> {
  const [order, invoice] = [80, 20].map(id);
  const place = `'${ACCOUNT}', '${CONTRACT}'`;
  await rows(`
    INSERT INTO customer_order (id, account_id, contract_id, seller_entity_id, number, quote_number, placed_at, placed_on, placed_by,
        currency, net_minor, tax_minor, total_minor, po_number)
      VALUES ('${order}', ${place}, '${SELLER}', 'canary-o', 'canary-q', now(), '2027-01-01', 'canary buyer', 'JPY', 100, 0, 100,
        'canary po');
    INSERT INTO customer_order_line (account_id, contract_id, order_id, rank, description, quantity, monthly_minor, amount_minor,
        starts_on, ends_on)
      VALUES (${place}, '${order}', 1, 'canary ordered', 1, 100, 100, '2027-01-01', '2027-05-01');
    INSERT INTO customer_order_invoice VALUES (${place}, '${order}', '${invoice}');
    UPDATE subscription SET order_id = '${order}', edition = 'canary edition' WHERE contract_id = '${CONTRACT}';`);
}

async function seedForeignCollections(): Promise<void> {
  const [invoice, dispute] = [20, 28].map(id);
  const place = `'${ACCOUNT}', '${CONTRACT}'`;
  await rows(`
    INSERT INTO dispute_message (id, account_id, contract_id, dispute_id, person_id, text, sent_at)
      VALUES ('${id(70)}', ${place}, '${dispute}', '${ZOE}', 'canary message', now());
    INSERT INTO stored_file (id, account_id, contract_id, dispute_id, name, type, size_bytes, sha256, is_scanned, person_id, added_at)
      VALUES ('${id(71)}', ${place}, '${dispute}', 'canary.txt', 'text/canary', 1, sha256('canary'), false, '${ZOE}', now());
    INSERT INTO payment_promise (id, account_id, contract_id, invoice_id, person_id, promised_on, amount_minor, currency, made_at, made_on)
      VALUES ('${id(72)}', ${place}, '${invoice}', '${ZOE}', '2027-04-01', 1, 'JPY', now(), '2027-03-01');
    INSERT INTO transfer_notice VALUES ('${id(73)}', ${place}, '${invoice}', '${ZOE}', '2027-03-01', 1, 'JPY', 'canary reference', now());
    INSERT INTO payment_reminder VALUES ('${id(74)}', ${place}, '${invoice}', 1, 1, 'JPY', now());`);
}

async function seedForeignMethods(): Promise<void> {
  const [method, setup, attempt] = [60, 61, 62].map(id);
  const group = `'${ACCOUNT}', '${GROUP}'`;
  await rows(`
    INSERT INTO payment_method (id, account_id, bill_group_id, kind, provider_method_id, is_default, added_by_person_id, added_at)
      VALUES ('${method}', ${group}, 'card', 'pm_canary', true, '${ZOE}', now());
    INSERT INTO payment_method_details VALUES ('${method}', ${group}, 'canary card', '4242', 12, 2034);
    INSERT INTO provider_customer VALUES ('${GROUP}', '${ACCOUNT}', 'cus_canary', now());
    INSERT INTO method_setup (id, account_id, bill_group_id, contract_id, person_id, status, locale, provider_session_id, setup_url,
        created_at, expires_at)
      VALUES ('${setup}', ${group}, '${CONTRACT}', '${ZOE}', 'open', 'en', 'cs_canary_setup', 'https://canary.example', now(), now());
    INSERT INTO payment_attempt (id, account_id, kind, status, currency, amount_minor, payer_person_id, payer_locale,
        provider_intent_id, payment_method_id, checkout_url, decline_code, created_at, expires_at)
      VALUES ('${attempt}', '${ACCOUNT}', 'saved', 'open', 'JPY', 1, '${ZOE}', 'en', 'pi_canary', '${method}',
        'https://canary.example', 'canary', now(), now());`);
}

async function seedForeignMoney(): Promise<void> {
  const [invoice, memo, payment, attempt, fact] = [20, 21, 22, 23, 24].map(id);
  const place = `'${ACCOUNT}', '${CONTRACT}'`;
  await rows(`
    INSERT INTO seller_currency VALUES ('${SELLER}', 'JPY', 1000, NULL, false, 'canary bank', 'canary holder', 'canary 1', 'canary 2');
    INSERT INTO invoice (id, account_id, bill_group_id, contract_id, seller_entity_id, number, reference, issued_on, due_on,
        currency, lines_minor, tax_minor, total_minor, payable_minor, po_number, quote_number, buyer_reference, bill_to, billed_by,
        pay_to, terms, notes)
      VALUES ('${invoice}', '${ACCOUNT}', '${GROUP}', '${CONTRACT}', '${SELLER}', 'canary-inv', 'canary-inv', '2027-01-01',
        '2027-01-31', 'JPY', 100, 0, 100, 100, 'canary po', 'canary q', 'canary buyer', '{"name": "canary"}',
        '{"name": "canary"}', '{"bankName": "canary"}', 'canary terms', '{canary note}');
    INSERT INTO invoice_revision VALUES (${place}, '${invoice}', 1, 'canary po', now(), '${ZOE}');
    INSERT INTO invoice_share (id, account_id, contract_id, invoice_id, kind, shared_by_person_id, sent_to, note, token_hash,
        created_at, expires_at)
      VALUES ('${id(70)}', ${place}, '${invoice}', 'mail', '${ZOE}', 'to@canary.example', 'canary note', NULL, now(), NULL),
        ('${id(71)}', ${place}, '${invoice}', 'link', '${ZOE}', NULL, NULL, sha256('canary'), now(), now() + interval '9 days');
    INSERT INTO signed_quote VALUES ('${id(72)}', ${place}, '${SELLER}', 'canary-q', 'canary signer', 'canary title',
      'signer@canary.example', 'canary network', now(), 'canary pdf', sha256('canary pdf'));
    INSERT INTO invoice_line VALUES ('${id(25)}', ${place}, '${invoice}', 1, 'canary', 'canary line', 'canary details', 1, 'canary',
      1, 100, 0, 'canary');
    INSERT INTO invoice_tax VALUES ('${id(26)}', ${place}, '${invoice}', 1, 'canary', 0, 100, 0, 'canary exemption');
    INSERT INTO invoice_adjustment VALUES ('${id(27)}', ${place}, '${invoice}', 1, 'charge', 'canary reason', 1, 0, 'canary');
    INSERT INTO dispute (id, account_id, contract_id, invoice_id, reason, opened_at, opened_by_person_id, ending_note)
      VALUES ('${id(28)}', ${place}, '${invoice}', 'canary dispute', now(), '${ZOE}', 'canary ending');
    INSERT INTO credit_memo (id, account_id, contract_id, seller_entity_id, number, issued_on, currency, total_minor, reason, printed)
      VALUES ('${memo}', ${place}, '${SELLER}', 'canary-cm', '2027-01-01', 'JPY', 10, 'canary credit',
        '{"billTo": {"name": "canary bill to", "lines": []}, "billedBy": {"name": "canary billed by", "lines": []}}');
    INSERT INTO credit_application VALUES ('${id(29)}', ${place}, '${memo}', '${invoice}', 5, now());
    INSERT INTO payment_attempt (id, account_id, status, currency, amount_minor, payer_person_id, payer_locale, provider_session_id,
        checkout_url, decline_code, created_at, expires_at)
      VALUES ('${attempt}', '${ACCOUNT}', 'open', 'JPY', 100, '${ZOE}', 'en', 'cs_canary', 'https://canary.example', 'canary', now(), now());
    INSERT INTO payment_attempt_invoice VALUES ('${attempt}', ${place}, '${invoice}', 100, true);
    INSERT INTO auto_pay_try VALUES (${place}, '${invoice}', '2027-01-31', now(), NULL, 'declined', 'canary reason');
    INSERT INTO payment VALUES ('${payment}', '${ACCOUNT}', 'canary-p', 'card', 'canary card', NULL, 'JPY', 100, now(),
      'ch_canary', '${attempt}', '${ZOE}');
    INSERT INTO payment_allocation VALUES ('${id(30)}', ${place}, '${payment}', '${invoice}', 50);
    INSERT INTO undone_allocation VALUES ('${id(35)}', ${place}, '${payment}', '${invoice}', 'canary-p', 'JPY', 5, now(), now(), now(), now(),
      '${COLLECTOR}');
    INSERT INTO refund VALUES ('${id(33)}', '${ACCOUNT}', '${payment}', 're_canary', 'succeeded', 'JPY', 5, 0, 'canary reason', now());
    INSERT INTO refund_share VALUES ('${id(33)}', ${place}, '${invoice}', 5);
    INSERT INTO chargeback VALUES ('${id(34)}', '${ACCOUNT}', '${payment}', 'du_canary', 'open', 'JPY', 5, 0, 'canary reason', now());
    INSERT INTO chargeback_share VALUES ('${id(34)}', ${place}, '${invoice}', 5);
    INSERT INTO provider_watermark VALUES ('canary', now());
    INSERT INTO ledger_check VALUES ('lately', now(), 0, 'canary');
    INSERT INTO external_id (kind, scheme, value, target_id) VALUES ('account', 'canary', 'canary', '${ACCOUNT}');
    INSERT INTO provider_event VALUES ('evt_canary', 'canary.event', 'cs_canary', now(), NULL);
    INSERT INTO ledger_transaction VALUES ('${fact}', '${ACCOUNT}', 'canary:1', now());
    INSERT INTO ledger_entry (id, account_id, transaction_id, kind, currency, amount_minor, contract_id, invoice_id) VALUES
      ('${id(31)}', '${ACCOUNT}', '${fact}', 'receivable', 'JPY', 100, '${CONTRACT}', '${invoice}'),
      ('${id(32)}', '${ACCOUNT}', '${fact}', 'billed', 'JPY', -100, '${CONTRACT}', '${invoice}');`);
}

/** History for the demo's own contracts, and a session for each of its people, so that there is something to be seen. */
export async function seedTraces(): Promise<void> {
  await change(
    `WITH asked AS (
       INSERT INTO support_case (id, account_id, bill_group_id, contract_id, person_id, subject, opened_at, last_at)
       SELECT gen_random_uuid(), contract.account_id, bill_group_id, contract.id, place.person_id, 'Asked', now(), now()
       FROM contract JOIN contract_contact place ON place.contract_id = contract.id AND place.is_primary
       RETURNING id, account_id, person_id),
     kept AS (
       INSERT INTO stored_file (id, account_id, case_id, name, type, size_bytes, sha256, is_scanned, person_id, added_at)
       SELECT gen_random_uuid(), account_id, id, 'asked.txt', 'text/plain', 1, sha256('asked'), false, person_id, now()
       FROM asked)
     INSERT INTO support_message (id, case_id, person_id, text, sent_at)
     SELECT gen_random_uuid(), id, person_id, 'How is it?', now() FROM asked`,
  );
  await change(
    `INSERT INTO audit_event (id, at, action, actor_kind, account_id, contract_id, request_id)
     SELECT gen_random_uuid(), now(), 'test.happened', 'system', account_id, id, number FROM contract WHERE number LIKE 'C-%'`,
  );
  await change(
    `INSERT INTO invoice_adjustment (id, account_id, contract_id, invoice_id, rank, kind, amount_minor, tax_category)
     SELECT gen_random_uuid(), account_id, contract_id, id, 1, 'charge', 1, 'S' FROM invoice WHERE number LIKE 'INV-%'`,
  );
  await change(
    `WITH made AS (
       INSERT INTO payment_attempt (id, account_id, currency, amount_minor, payer_person_id, payer_locale, created_at, expires_at)
       SELECT gen_random_uuid(), invoice.account_id, currency, open_minor, place.person_id, 'en', now(), now() + interval '1 hour'
       FROM invoice JOIN contract_contact place ON place.contract_id = invoice.contract_id AND is_primary
       WHERE number IN ('INV-1042', 'INV-1048', 'INV-4001', 'INV-5001', 'INV-2001') RETURNING id, account_id, amount_minor)
     INSERT INTO payment_attempt_invoice
     SELECT made.id, made.account_id, contract_id, invoice.id, made.amount_minor, true FROM made
     JOIN invoice ON invoice.account_id = made.account_id AND invoice.open_minor = made.amount_minor`,
  );
  await change(
    `UPDATE invoice SET po_number = 'after' WHERE number LIKE 'INV-%' AND voided_at IS NULL
       AND NOT EXISTS (SELECT FROM payment_attempt_invoice tried WHERE tried.invoice_id = invoice.id AND is_open)`,
  );
  await change(
    `INSERT INTO invoice_share (id, account_id, contract_id, invoice_id, kind, shared_by_person_id, sent_to, note, created_at)
     SELECT gen_random_uuid(), invoice.account_id, invoice.contract_id, invoice.id, 'mail', place.person_id, 'to@out.example',
       'For you', now()
     FROM invoice JOIN contract_contact place ON place.contract_id = invoice.contract_id AND is_primary WHERE number LIKE 'INV-%'`,
  );
  await change(
    `INSERT INTO signed_quote
     SELECT gen_random_uuid(), contract.account_id, contract.id, bill_group.seller_entity_id, 'T-' || contract.number, 'Signer',
       'CFO', 'signer@out.example', '203.0.113.1', now(), demo.pdf, sha256(demo.pdf)
     FROM contract JOIN bill_group ON bill_group.id = contract.bill_group_id
     CROSS JOIN (SELECT pdf FROM signed_quote ORDER BY signed_at LIMIT 1) demo WHERE contract.number LIKE 'C-%'`,
  );
  await seedOffers();
  await seedWords();
  await seedRequestTraces();
  // A method in each bill group with one paid by card, whose primary contact is adding another.
  await change(
    `WITH made AS (
       INSERT INTO payment_method (id, account_id, bill_group_id, kind, provider_method_id, is_default, added_at)
       SELECT gen_random_uuid(), account_id, bill_group_id, 'card', 'pm_trace_' || replace(number, '-', '_'), false, now() FROM contract
       WHERE number IN ('C-1002', 'C-1003', 'C-4001') RETURNING id, account_id, bill_group_id),
     details AS (INSERT INTO payment_method_details SELECT id, account_id, bill_group_id, 'Visa', '4242', 12, 2034 FROM made)
     INSERT INTO method_setup (id, account_id, bill_group_id, contract_id, person_id, locale, created_at, expires_at)
     SELECT gen_random_uuid(), contract.account_id, contract.bill_group_id, contract.id, place.person_id, 'en', now(), now()
     FROM contract JOIN contract_contact place ON place.contract_id = contract.id AND place.is_primary
     WHERE number IN ('C-1002', 'C-1003', 'C-4001')`,
  );
  await change(
    `INSERT INTO session (id, token_hash, person_id, user_agent, created_at, last_active_at)
     SELECT gen_random_uuid(), sha256(convert_to(email, 'UTF8')), id, email, now(), now() FROM person WHERE email LIKE '%@%.example'
     AND email NOT LIKE '%canary%'`,
  );
  await change(
    `WITH asked AS (
       INSERT INTO access_request
       SELECT gen_random_uuid(), id, email, 'Gus', 'Grön', 'C-1001', 'Please', now(), now() + interval '14 days', NULL
       FROM person WHERE email = 'gus@elm.example' RETURNING id)
     INSERT INTO access_request_match (request_id, account_id, contract_id)
     SELECT asked.id, account_id, contract.id FROM asked, contract WHERE number = 'C-1001'`,
  );
  await change(
    "INSERT INTO notification_choice SELECT id, 'auto_pay', true, now() FROM person WHERE email LIKE '%@acme.example'",
  );
  await change(
    `INSERT INTO auto_pay_try (account_id, contract_id, invoice_id, day, started_at, outcome)
     SELECT account_id, contract_id, id, due_on, now(), 'not_tried' FROM invoice WHERE number LIKE 'INV-%' AND open_minor > 0`,
  );
  await change(
    `WITH paid AS (
       SELECT payment.*, share.contract_id, invoice_id FROM payment JOIN payment_allocation share ON share.payment_id = payment.id
       JOIN invoice ON invoice.id = share.invoice_id WHERE invoice.number = 'INV-1045'),
     back AS (INSERT INTO refund SELECT gen_random_uuid(), account_id, id, 're_trace', 'succeeded', currency, 1, 0, NULL, now()
       FROM paid RETURNING id),
     want AS (INSERT INTO chargeback SELECT gen_random_uuid(), account_id, id, 'du_trace', 'open', currency, 1, 0, NULL, now()
       FROM paid RETURNING id),
     part AS (INSERT INTO refund_share SELECT back.id, account_id, contract_id, invoice_id, 1 FROM paid, back)
     INSERT INTO chargeback_share SELECT want.id, account_id, contract_id, invoice_id, 1 FROM paid, want`,
  );
  await change(
    `INSERT INTO undone_allocation SELECT gen_random_uuid(), share.account_id, contract_id, payment_id, invoice_id, payment.number,
       share.currency, 1, now(), paid_on, now(), paid_on, staff.id
     FROM payment_allocation share JOIN payment ON payment.id = share.payment_id JOIN staff ON staff.role = 'admin'`,
  );
  await change(
    `WITH ben AS (SELECT id FROM person WHERE email = 'ben@acme.example'),
       held AS (INSERT INTO billing_manager
         SELECT account_id, bill_group_id, ben.id, now() FROM contract, ben WHERE number = 'C-1001')
     INSERT INTO handover (id, account_id, contract_id, role, from_person_id, to_person_id, created_at, expires_at)
     SELECT gen_random_uuid(), contract.account_id, contract.id, 'primary', place.person_id, ben.id, portal.now(), portal.now() + interval '14 days'
     FROM ben, contract JOIN contract_contact place ON place.contract_id = contract.id AND is_primary WHERE number = 'C-1001'`,
  );
}

/** A quote for each contract that waits for an answer, and one for a new contract in each of their bill groups. */
async function seedOffers(): Promise<void> {
  const columns = `id, account_id, bill_group_id, contract_id, new_contract_number, seller_entity_id, number, status, origin, title,
    message, terms, expires_on, ends_on, currency, net_minor, tax_minor, total_minor, created_at, published_at`;
  const offered = `'published'::quote_status, 'seller'::quote_origin, 'Offer', 'Words', 'Terms', portal.now()::date + 300,
    portal.now()::date + 300, contract.currency, 100, 0, 100, portal.now(), portal.now()
    FROM contract JOIN bill_group ON bill_group.id = contract.bill_group_id WHERE contract.number LIKE 'C-%'`;
  await change(
    `WITH made AS (
       INSERT INTO quote (${columns})
       SELECT gen_random_uuid(), contract.account_id, contract.bill_group_id, contract.id, NULL, bill_group.seller_entity_id,
         'P-' || contract.number, ${offered}
       UNION ALL
       SELECT gen_random_uuid(), contract.account_id, contract.bill_group_id, NULL, 'N-' || contract.number,
         bill_group.seller_entity_id, 'G-' || contract.number, ${offered}
       RETURNING *)
     INSERT INTO quote_line (account_id, quote_id, rank, description, quantity, kind, list_minor, monthly_minor, amount_minor)
     SELECT account_id, id, 1, 'Offered', 1, 'per_unit', 100, 100, 100 FROM made`,
  );
}

/** On each invoice that waits to be paid something that was said, with a file, by its contract's primary contact. */
async function seedWords(): Promise<void> {
  const said = `SELECT invoice.id, invoice.account_id, invoice.contract_id, invoice.currency, place.person_id FROM invoice
    JOIN contract_contact place ON place.contract_id = invoice.contract_id AND place.is_primary
    WHERE invoice.number IN ('INV-1042', 'INV-1046', 'INV-1048', 'INV-2001', 'INV-4001', 'INV-5001')`;
  await change(
    `WITH said AS (${said}),
       sent AS (INSERT INTO transfer_notice SELECT gen_random_uuid(), account_id, contract_id, id, person_id, portal.now(), 1,
         currency, 'Ref', portal.now() FROM said RETURNING *),
       kept AS (INSERT INTO stored_file (id, account_id, contract_id, transfer_id, name, type, size_bytes, sha256, is_scanned,
         person_id, added_at) SELECT gen_random_uuid(), account_id, contract_id, id, 'slip.txt', 'text/plain', 1, sha256('slip'),
         false, person_id, portal.now() FROM sent)
     INSERT INTO payment_reminder SELECT gen_random_uuid(), account_id, contract_id, id, 9, 1, currency, portal.now() FROM said`,
  );
  await change(
    `WITH said AS (${said}),
       promised AS (INSERT INTO payment_promise (id, account_id, contract_id, invoice_id, person_id, promised_on, amount_minor,
         currency, made_at, made_on) SELECT gen_random_uuid(), account_id, contract_id, id, person_id, portal.now(), 1, currency,
         portal.now(), portal.now() FROM said),
       opened AS (INSERT INTO dispute (id, account_id, contract_id, invoice_id, reason, opened_at, closed_at, opened_by_person_id)
         SELECT gen_random_uuid(), account_id, contract_id, id, 'Wrong', portal.now(), portal.now(), person_id FROM said RETURNING *)
     INSERT INTO dispute_message (id, account_id, contract_id, dispute_id, person_id, text, sent_at)
     SELECT gen_random_uuid(), account_id, contract_id, id, opened_by_person_id, 'Still wrong', portal.now() FROM opened`,
  );
}
