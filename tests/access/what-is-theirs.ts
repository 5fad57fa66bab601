/**
 * What each person of the demo world may read, by name and said independently of the portal's own views: the contracts
 * by hand from the demo's table, and everything else by what lies under those contracts [ACC-1].
 */
export const CONTRACTS_OF: Readonly<Record<string, readonly string[]>> = {
  "ada@acme.example": ["C-1001", "C-1002", "C-1004", "C-1005", "C-1006"],
  "ben@acme.example": ["C-1001", "C-1003"],
  "cora@acme.example": ["C-1002", "C-1003"],
  "dan@birch.example": ["C-2001"],
  "fay@dune.example": ["C-4001"],
  "ina@elm.example": ["C-5001"],
  "gus@elm.example": ["C-5001"], // by the domain
  "aud@audit.example": ["C-5001"], // by the address
  "eve@cedar.example": [], // a reseller's [SIG-5]
  "stranger@nowhere.example": [],
};

export const PEOPLE = Object.keys(CONTRACTS_OF);

/** Nothing at all: the viewer's door refuses to read it. */
export const REFUSED = Symbol("refused");
/** The same for everybody, and says nothing of anybody. */
export const PUBLIC = "true";

const mine = (column: string): string => `${column} IN (SELECT id FROM mine)`;
const ofMyContracts = (column: string, wanted: string): string => `${column} IN (SELECT ${wanted} FROM mine)`;
/** What it paid, or was tried for, names its contracts. */
const ofMyPayments = (column: string): string => `${column} IN (
  SELECT payment_id FROM payment_allocation s WHERE ${mine("s.contract_id")}
  UNION SELECT p.id FROM payment p JOIN payment_attempt_invoice i USING (attempt_id) WHERE ${mine("i.contract_id")})`;

const ofMyQuotes = (quote: string): string => `${quote}.published_at IS NOT NULL AND (${mine(`${quote}.contract_id`)}
  OR ${quote}.contract_id IS NULL AND (EXISTS (
      SELECT FROM contract_contact c JOIN contract k ON k.id = c.contract_id
      WHERE c.person_id = $1 AND c.is_primary AND k.bill_group_id = ${quote}.bill_group_id AND ${mine("k.id")})
    OR EXISTS (SELECT FROM billing_manager b WHERE b.person_id = $1 AND b.bill_group_id = ${quote}.bill_group_id)))`;
/** The standard books of who sells to them, and those of their own contracts. */
const myBooks = `(SELECT b.id FROM price_book b WHERE b.id IN (SELECT m.price_book_id FROM mine m)
  OR b.is_standard AND b.seller_entity_id IN (SELECT g.seller_entity_id FROM bill_group g
    WHERE ${ofMyContracts("g.id", "bill_group_id")}))`;
/** A primary contact there, or somebody who was given manage billing. */
const buysIn = (billGroup: string): string => `(
  EXISTS (SELECT FROM contract_contact c JOIN contract k ON k.id = c.contract_id
    WHERE c.person_id = $1 AND c.is_primary AND k.bill_group_id = ${billGroup})
  OR EXISTS (SELECT FROM billing_manager b WHERE b.person_id = $1 AND b.bill_group_id = ${billGroup}))`;
/** Their own while they see the bill group, and all of it for who may buy there. */
const myRequests = (request: string): string =>
  `${ofMyContracts(`${request}.bill_group_id`, "bill_group_id")} AND (${request}.person_id = $1 OR ${buysIn(`${request}.bill_group_id`)})`;
/** Nobody else's, also not of who sees the same contract. */
const myCases = (found: string): string => `${found}.person_id = $1
  AND ${ofMyContracts(`${found}.bill_group_id`, "bill_group_id")}
  AND (${found}.contract_id IS NULL OR ${mine(`${found}.contract_id`)})`;

/**
 * The rows of each table and view that are a person's, as a filter on `t`, where `mine` are their contracts and `$1` is
 * their id. A new table or view without a line here fails the test that reads this.
 */
export const ROWS_OF: Readonly<Record<string, string | typeof REFUSED>> = {
  "portal.contract_grant": REFUSED,
  "portal.live_preview": REFUSED,
  "portal.live_share": REFUSED,
  "portal.mailed_share": REFUSED,
  "public._prisma_migrations": REFUSED,
  "public.access_request": `t.person_id = $1 OR EXISTS (SELECT FROM access_request_match m JOIN contract_contact c USING (contract_id)
    WHERE m.request_id = t.id AND c.person_id = $1)`,
  "public.access_request_match":
    "EXISTS (SELECT FROM contract_contact c WHERE c.contract_id = t.contract_id AND c.person_id = $1)",
  "public.access_rule": REFUSED,
  "public.account": ofMyContracts("t.id", "account_id"),
  "public.account_person": `t.person_id = $1 OR EXISTS (SELECT FROM contract_contact c
    WHERE c.account_id = t.account_id AND c.person_id = t.person_id AND ${mine("c.contract_id")})`,
  "public.address": `CASE WHEN t.contract_id IS NULL THEN ${ofMyContracts("t.bill_group_id", "bill_group_id")}
    ELSE ${mine("t.contract_id")} END`,
  "public.api_key": REFUSED,
  "public.audit_event": `(${mine("t.contract_id")} OR ${ofMyContracts("t.bill_group_id", "bill_group_id")})
    AND t.action <> 'access.request_declined' AND (t.action NOT LIKE 'request.%' OR t.actor_person_id = $1 OR ${buysIn(
      "coalesce(t.bill_group_id, (SELECT k.bill_group_id FROM contract k WHERE k.id = t.contract_id))",
    )})`,
  "public.audit_link": REFUSED,
  "public.audit_unlinked": REFUSED,
  "public.auto_pay_try": mine("t.contract_id"),
  "public.bill_group": ofMyContracts("t.id", "bill_group_id"),
  "public.billing_manager": `${ofMyContracts("t.bill_group_id", "bill_group_id")} AND (t.person_id = $1 OR EXISTS (
    SELECT FROM contract_contact c WHERE c.person_id = t.person_id AND ${mine("c.contract_id")}))`,
  "public.chargeback": ofMyPayments("t.payment_id"),
  "public.chargeback_share": mine("t.contract_id"),
  "public.clock_offset": PUBLIC,
  "public.closed_account_access": "t.person_id = $1",
  "public.contract": mine("t.id"),
  "public.contract_access": "t.person_id = $1",
  "public.contract_contact": mine("t.contract_id"),
  "public.contract_discount": mine("t.contract_id"),
  "public.credit_application": mine("t.contract_id"),
  "public.credit_memo": mine("t.contract_id"),
  "public.customer_order": mine("t.contract_id"),
  "public.customer_order_invoice": mine("t.contract_id"),
  "public.customer_order_line": mine("t.contract_id"),
  "public.dispute": mine("t.contract_id"),
  "public.dispute_message": mine("t.contract_id"),
  "public.external_id": REFUSED,
  "public.handover": mine("t.contract_id"),
  "public.import_refusal": REFUSED,
  "public.import_row": REFUSED,
  "public.import_run": REFUSED,
  "public.imported_record": REFUSED,
  "public.invoice": mine("t.contract_id"),
  "public.invoice_adjustment": mine("t.contract_id"),
  "public.invoice_line": mine("t.contract_id"),
  "public.invoice_revision": mine("t.contract_id"),
  "public.invoice_share": mine("t.contract_id"),
  "public.invoice_tax": mine("t.contract_id"),
  "public.ledger_check": REFUSED,
  "public.ledger_entry": REFUSED,
  "public.ledger_transaction": REFUSED,
  "public.method_setup": "t.person_id = $1",
  "public.new_address": REFUSED,
  "public.notification_choice": "t.person_id = $1",
  "public.number_series": REFUSED,
  "public.payment": ofMyPayments("t.id"),
  "public.payment_allocation": mine("t.contract_id"),
  "public.payment_attempt": `t.payer_person_id = $1
    OR t.id IN (SELECT attempt_id FROM payment_attempt_invoice s WHERE ${mine("s.contract_id")})`,
  "public.payment_attempt_invoice": mine("t.contract_id"),
  "public.payment_line": mine("t.contract_id"),
  "public.payment_method": ofMyContracts("t.bill_group_id", "bill_group_id"),
  // Who sees all active contracts of the group or is a primary contact in it; and card holders of contracts that use it.
  "public.payment_method_details": `EXISTS (
      SELECT FROM contract_contact c JOIN contract k ON k.id = c.contract_id
      WHERE c.person_id = $1 AND k.bill_group_id = t.bill_group_id
        AND (c.is_primary OR (c.is_card_holder AND k.paid_by = 'card' AND coalesce(k.payment_method_id,
          (SELECT m.id FROM payment_method m WHERE m.bill_group_id = t.bill_group_id AND m.is_default)) = t.method_id)))
    OR ${ofMyContracts("t.bill_group_id", "bill_group_id")} AND NOT EXISTS (
      SELECT FROM contract k WHERE k.bill_group_id = t.bill_group_id AND k.ends_on >= now()::date
      AND k.id NOT IN (SELECT id FROM mine))
    OR EXISTS (SELECT FROM billing_manager b WHERE b.person_id = $1 AND b.bill_group_id = t.bill_group_id)`,
  "public.payment_promise": mine("t.contract_id"),
  "public.payment_reminder": mine("t.contract_id"),
  "public.person": `t.id = $1 OR t.id IN (SELECT person_id FROM contract_contact c WHERE ${mine("c.contract_id")})`,
  "public.preview": REFUSED,
  "public.price_book": `t.id IN ${myBooks}`,
  "public.price_book_entry": `t.price_book_id IN ${myBooks}`,
  "public.price_tier": `t.entry_id IN (SELECT e.id FROM price_book_entry e WHERE e.price_book_id IN ${myBooks})`,
  "public.product": `t.id IN (SELECT e.product_id FROM price_book_entry e WHERE e.price_book_id IN ${myBooks})
    OR t.id IN (SELECT l.product_id FROM customer_order_line l WHERE ${mine("l.contract_id")})
    OR t.id IN (SELECT l.product_id FROM product_request_line l JOIN product_request r ON r.id = l.request_id WHERE ${myRequests("r")})`,
  "public.product_request": myRequests("t"),
  "public.product_request_line": `t.request_id IN (SELECT r.id FROM product_request r WHERE ${myRequests("r")})`,
  "public.provider_customer": REFUSED,
  "public.provider_event": REFUSED,
  "public.provider_watermark": REFUSED,
  // One for a new contract: of the groups in which they are a primary contact, or were given manage billing.
  "public.quote": ofMyQuotes("t"),
  "public.quote_line": `t.quote_id IN (SELECT q.id FROM quote q WHERE ${ofMyQuotes("q")})`,
  "public.rate_limit": REFUSED,
  "public.refund": ofMyPayments("t.payment_id"),
  "public.refund_share": mine("t.contract_id"),
  "public.renewal_reminder": REFUSED,
  "public.seller_currency": `t.seller_entity_id IN (SELECT g.seller_entity_id FROM bill_group g
    WHERE ${ofMyContracts("g.id", "bill_group_id")})`,
  "public.seller_entity": `t.id IN (SELECT g.seller_entity_id FROM bill_group g
    WHERE ${ofMyContracts("g.id", "bill_group_id")})`,
  "public.seller_logo": REFUSED,
  "public.seller_look": REFUSED,
  "public.session": "t.person_id = $1",
  "public.sign_in_request": REFUSED,
  "public.signed_quote": mine("t.contract_id"),
  "public.staff": `EXISTS (SELECT FROM account a
    WHERE t.id IN (a.account_executive_id, a.collector_id) AND ${ofMyContracts("a.id", "account_id")})`,
  "public.staff_factor": REFUSED,
  "public.staff_recovery_code": REFUSED,
  "public.stored_file": `CASE WHEN t.case_id IS NULL THEN ${mine("t.contract_id")}
    ELSE t.case_id IN (SELECT k.id FROM support_case k WHERE ${myCases("k")}) END`,
  "public.subscription": mine("t.contract_id"),
  "public.support_case": myCases("t"),
  "public.support_message": `t.case_id IN (SELECT k.id FROM support_case k WHERE ${myCases("k")})`,
  "public.transfer_notice": mine("t.contract_id"),
  "public.undone_allocation": mine("t.contract_id"),
  "public.webhook_delivery": REFUSED,
  "public.webhook_endpoint": REFUSED,
  "public.webhook_event": REFUSED,
  "public.webhook_try": REFUSED,
};
