import { describe, expect, test } from "vitest";
import { rows } from "../setup/admin";

const names = (found: { name: string }[]): string[] => found.map(({ name }) => name);

describe("the database's own catalog", () => {
  test("[A2] row-level security is on and forced on every table of the portal's", async () => {
    const open = await rows<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND NOT (relrowsecurity AND relforcerowsecurity)`,
    );
    expect(names(open)).toEqual(["_prisma_migrations"]); // to which neither door has any right
  });

  test("[A2] the policies are these: a new one is a decision", async () => {
    const found = await rows<{ name: string }>(
      `SELECT tablename || ': ' || policyname || ' (' || lower(cmd) || ')' AS name FROM pg_policies
       WHERE schemaname = 'public' AND 'portal_viewer' = ANY (roles) ORDER BY 1`,
    );
    expect(names(found)).toEqual([
      "access_request: ask (insert)",
      "access_request: own (select)",
      "access_request: withdraw (update)",
      "access_request_match: answer (update)",
      "access_request_match: own (select)",
      "account: own (select)",
      "account_person: correct_primary (update)",
      "account_person: name_there (insert)",
      "account_person: own (select)",
      "address: correct (update)",
      "address: enter (insert)",
      "address: own (select)",
      "audit_event: own (select)",
      "audit_event: own_act (insert)",
      "auto_pay_try: own (select)",
      "bill_group: change_settings (update)",
      "bill_group: own (select)",
      "billing_manager: give (insert)",
      "billing_manager: own (select)",
      "billing_manager: take (delete)",
      "chargeback: own (select)",
      "chargeback_share: own (select)",
      "clock_offset: everyone (select)",
      "contract: decide (update)",
      "contract: own (select)",
      "contract_contact: let_in (insert)",
      "contract_contact: lock_own (update)",
      "contract_contact: own (select)",
      "contract_contact: remove (delete)",
      "contract_contact: set_end (update)",
      "credit_application: own (select)",
      "credit_memo: own (select)",
      "customer_order: own (select)",
      "customer_order_invoice: own (select)",
      "customer_order_line: own (select)",
      "dispute: open_own (insert)",
      "dispute: own (select)",
      "dispute: withdraw (update)",
      "dispute_message: own (select)",
      "dispute_message: write (insert)",
      "handover: answer (update)",
      "handover: nominate (insert)",
      "handover: own (select)",
      "invoice: own (select)",
      "invoice: own_update (update)",
      "invoice_adjustment: own (select)",
      "invoice_line: own (select)",
      "invoice_revision: own (select)",
      "invoice_share: own (select)",
      "invoice_share: own_share (insert)",
      "invoice_share: own_withdraw (update)",
      "invoice_tax: own (select)",
      "method_setup: own (select)",
      "method_setup: own_start (insert)",
      "notification_choice: choose (insert)",
      "notification_choice: choose_again (update)",
      "notification_choice: own (select)",
      "payment: own (select)",
      "payment_allocation: own (select)",
      "payment_attempt: own (select)",
      "payment_attempt: own_start (insert)",
      "payment_attempt_invoice: own (select)",
      "payment_attempt_invoice: own_start (insert)",
      "payment_line: own (select)",
      "payment_method: change (update)",
      "payment_method: own (select)",
      "payment_method_details: own (select)",
      "payment_promise: end_promise (update)",
      "payment_promise: own (select)",
      "payment_promise: promise (insert)",
      "payment_reminder: own (select)",
      "person: own (select)",
      "person: self (update)",
      "quote: decline (update)",
      "quote: own (select)",
      "quote_line: own (select)",
      "refund: own (select)",
      "refund_share: own (select)",
      "seller_currency: own (select)",
      "seller_entity: own (select)",
      "session: end_own (delete)",
      "session: own (select)",
      "signed_quote: own (select)",
      "staff: own (select)",
      "stored_file: add (insert)",
      "stored_file: own (select)",
      "subscription: own (select)",
      "transfer_notice: own (select)",
      "transfer_notice: report (insert)",
    ]);
    const others = await rows<{ name: string }>(
      `SELECT DISTINCT policyname || ' to ' || roles::text AS name FROM pg_policies WHERE NOT 'portal_viewer' = ANY (roles)
       AND schemaname <> 'graphile_worker'`,
    );
    expect(names(others)).toEqual(["system_all to {portal_system}"]);
  });

  test("[A2] the viewer's door may write these columns and no others", async () => {
    const found = await rows<{ name: string }>(
      `SELECT DISTINCT c.relname || '.' || a.attname || ': ' || p.privilege AS name
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped,
            (VALUES ('INSERT'), ('UPDATE'), ('REFERENCES')) p (privilege)
       WHERE c.relnamespace IN ('public'::regnamespace, 'portal'::regnamespace) AND c.relkind IN ('r', 'v', 'm', 'f', 'p')
         AND has_column_privilege('portal_viewer', c.oid, a.attnum, p.privilege)
         AND (c.relname <> 'audit_event' OR p.privilege <> 'INSERT') ORDER BY 1`,
    );
    expect(names(found)).toEqual([
      "access_request.created_at: INSERT",
      "access_request.email: INSERT",
      "access_request.ended_at: INSERT",
      "access_request.ended_at: UPDATE",
      "access_request.expires_at: INSERT",
      "access_request.first_name: INSERT",
      "access_request.id: INSERT",
      "access_request.last_name: INSERT",
      "access_request.note: INSERT",
      "access_request.number: INSERT",
      "access_request.person_id: INSERT",
      "access_request_match.answer: UPDATE",
      "access_request_match.answered_at: UPDATE",
      "access_request_match.answered_by: UPDATE",
      "account_person.account_id: INSERT",
      "account_person.first_name: INSERT",
      "account_person.first_name: UPDATE",
      "account_person.last_name: INSERT",
      "account_person.last_name: UPDATE",
      "account_person.person_id: INSERT",
      "account_person.phone: UPDATE",
      "address.account_id: INSERT",
      "address.bill_group_id: INSERT",
      "address.city: INSERT",
      "address.city: UPDATE",
      "address.company: INSERT",
      "address.company: UPDATE",
      "address.contract_id: INSERT",
      "address.country: INSERT",
      "address.country: UPDATE",
      "address.email: INSERT",
      "address.email: UPDATE",
      "address.id: INSERT",
      "address.kind: INSERT",
      "address.line1: INSERT",
      "address.line1: UPDATE",
      "address.line2: INSERT",
      "address.line2: UPDATE",
      "address.name: INSERT",
      "address.name: UPDATE",
      "address.phone: INSERT",
      "address.phone: UPDATE",
      "address.postal_code: INSERT",
      "address.postal_code: UPDATE",
      "address.region: INSERT",
      "address.region: UPDATE",
      "address.version: INSERT",
      "address.version: UPDATE",
      "bill_group.auto_pay: UPDATE",
      "bill_group.auto_pay_from: UPDATE",
      "bill_group.po_number: UPDATE",
      "bill_group.registration_number: UPDATE",
      "bill_group.vat_number: UPDATE",
      "bill_group.version: UPDATE",
      "billing_manager.account_id: INSERT",
      "billing_manager.bill_group_id: INSERT",
      "billing_manager.granted_at: INSERT",
      "billing_manager.person_id: INSERT",
      "contract.auto_renew: UPDATE",
      "contract.auto_renew_off_here_at: UPDATE",
      "contract_contact.account_id: INSERT",
      "contract_contact.contract_id: INSERT",
      "contract_contact.created_at: INSERT",
      "contract_contact.ends_on: INSERT",
      "contract_contact.ends_on: UPDATE",
      "contract_contact.id: INSERT",
      "contract_contact.person_id: INSERT",
      "dispute.account_id: INSERT",
      "dispute.closed_at: UPDATE",
      "dispute.contract_id: INSERT",
      "dispute.ended_by_person_id: UPDATE",
      "dispute.ending: UPDATE",
      "dispute.ending_note: UPDATE",
      "dispute.id: INSERT",
      "dispute.invoice_id: INSERT",
      "dispute.kind: INSERT",
      "dispute.line_rank: INSERT",
      "dispute.opened_at: INSERT",
      "dispute.opened_by_person_id: INSERT",
      "dispute.reason: INSERT",
      "dispute_message.account_id: INSERT",
      "dispute_message.contract_id: INSERT",
      "dispute_message.dispute_id: INSERT",
      "dispute_message.id: INSERT",
      "dispute_message.person_id: INSERT",
      "dispute_message.sent_at: INSERT",
      "dispute_message.text: INSERT",
      "handover.account_id: INSERT",
      "handover.contract_id: INSERT",
      "handover.created_at: INSERT",
      "handover.ended_at: INSERT",
      "handover.ended_at: UPDATE",
      "handover.expires_at: INSERT",
      "handover.from_person_id: INSERT",
      "handover.id: INSERT",
      "handover.outcome: INSERT",
      "handover.outcome: UPDATE",
      "handover.role: INSERT",
      "handover.to_person_id: INSERT",
      "invoice.po_number: UPDATE",
      "invoice_share.account_id: INSERT",
      "invoice_share.contract_id: INSERT",
      "invoice_share.created_at: INSERT",
      "invoice_share.expires_at: INSERT",
      "invoice_share.id: INSERT",
      "invoice_share.invoice_id: INSERT",
      "invoice_share.kind: INSERT",
      "invoice_share.note: INSERT",
      "invoice_share.sent_to: INSERT",
      "invoice_share.shared_by_person_id: INSERT",
      "invoice_share.token_hash: INSERT",
      "invoice_share.withdrawn_at: UPDATE",
      "invoice_share.withdrawn_by_person_id: UPDATE",
      "method_setup.account_id: INSERT",
      "method_setup.bill_group_id: INSERT",
      "method_setup.contract_id: INSERT",
      "method_setup.created_at: INSERT",
      "method_setup.expires_at: INSERT",
      "method_setup.id: INSERT",
      "method_setup.locale: INSERT",
      "method_setup.person_id: INSERT",
      "notification_choice.chosen_at: INSERT",
      "notification_choice.chosen_at: UPDATE",
      "notification_choice.is_on: INSERT",
      "notification_choice.is_on: UPDATE",
      "notification_choice.kind: INSERT",
      "notification_choice.person_id: INSERT",
      "payment_attempt.account_id: INSERT",
      "payment_attempt.amount_minor: INSERT",
      "payment_attempt.created_at: INSERT",
      "payment_attempt.currency: INSERT",
      "payment_attempt.expires_at: INSERT",
      "payment_attempt.id: INSERT",
      "payment_attempt.kind: INSERT",
      "payment_attempt.means: INSERT",
      "payment_attempt.payer_locale: INSERT",
      "payment_attempt.payer_person_id: INSERT",
      "payment_attempt.payment_method_id: INSERT",
      "payment_attempt_invoice.account_id: INSERT",
      "payment_attempt_invoice.amount_minor: INSERT",
      "payment_attempt_invoice.attempt_id: INSERT",
      "payment_attempt_invoice.contract_id: INSERT",
      "payment_attempt_invoice.invoice_id: INSERT",
      "payment_attempt_invoice.is_open: INSERT",
      "payment_method.is_default: UPDATE",
      "payment_method.removed_at: UPDATE",
      "payment_promise.account_id: INSERT",
      "payment_promise.amount_minor: INSERT",
      "payment_promise.contract_id: INSERT",
      "payment_promise.currency: INSERT",
      "payment_promise.ended_at: UPDATE",
      "payment_promise.ending: UPDATE",
      "payment_promise.id: INSERT",
      "payment_promise.invoice_id: INSERT",
      "payment_promise.made_at: INSERT",
      "payment_promise.made_on: INSERT",
      "payment_promise.person_id: INSERT",
      "payment_promise.promised_on: INSERT",
      "person.locale: UPDATE",
      "quote.decline_reason: UPDATE",
      "quote.ended_at: UPDATE",
      "quote.ended_by_person_id: UPDATE",
      "quote.status: UPDATE",
      "stored_file.account_id: INSERT",
      "stored_file.added_at: INSERT",
      "stored_file.contract_id: INSERT",
      "stored_file.dispute_id: INSERT",
      "stored_file.id: INSERT",
      "stored_file.is_scanned: INSERT",
      "stored_file.name: INSERT",
      "stored_file.person_id: INSERT",
      "stored_file.sha256: INSERT",
      "stored_file.size_bytes: INSERT",
      "stored_file.transfer_id: INSERT",
      "stored_file.type: INSERT",
      "transfer_notice.account_id: INSERT",
      "transfer_notice.amount_minor: INSERT",
      "transfer_notice.bank_reference: INSERT",
      "transfer_notice.contract_id: INSERT",
      "transfer_notice.currency: INSERT",
      "transfer_notice.id: INSERT",
      "transfer_notice.invoice_id: INSERT",
      "transfer_notice.person_id: INSERT",
      "transfer_notice.said_at: INSERT",
      "transfer_notice.sent_on: INSERT",
    ]);
  });

  test("[A2] the doors delete, empty or attach a trigger nowhere but here", async () => {
    const found = await rows<{ name: string }>(
      `SELECT r.role || ' ' || c.relname || ': ' || p.privilege AS name
       FROM pg_class c, (VALUES ('portal_viewer'), ('portal_system')) r (role), (VALUES ('DELETE'), ('TRUNCATE'), ('TRIGGER')) p (privilege)
       WHERE c.relnamespace IN ('public'::regnamespace, 'portal'::regnamespace) AND c.relkind IN ('r', 'p')
         AND has_table_privilege(r.role, c.oid, p.privilege)
         AND NOT (r.role = 'portal_system' AND p.privilege = 'DELETE' AND c.relname NOT IN ('audit_event', '_prisma_migrations'))`,
    );
    expect(names(found).sort()).toEqual([
      "portal_viewer billing_manager: DELETE", // by their policies: what may be taken away, and by whom
      "portal_viewer contract_contact: DELETE",
      "portal_viewer session: DELETE",
    ]);
  });

  test("[A2] the viewer's door may call these functions of the portal's", async () => {
    const found = await rows<{ name: string }>(
      `SELECT p.proname || CASE WHEN p.prosecdef THEN ' (as its owner)' ELSE '' END AS name FROM pg_proc p
       WHERE p.pronamespace IN ('portal'::regnamespace, 'public'::regnamespace)
         AND has_function_privilege('portal_viewer', p.oid, 'EXECUTE') ORDER BY 1`,
    );
    expect(names(found)).toEqual([
      "accept_handover (as its owner)",
      "billing_managers (as its owner)",
      "calendar_day",
      "choose_card (as its owner)",
      "ends_billing (as its owner)",
      "enqueue (as its owner)",
      "group_standing (as its owner)",
      "holds_role (as its owner)",
      "is_card_holder (as its owner)",
      "is_own_new_attempt (as its owner)",
      "is_share_live (as its owner)",
      "let_in_by_rule (as its owner)",
      "manages (as its owner)",
      "may_change_group (as its owner)",
      "may_give (as its owner)",
      "method_of",
      "method_use (as its owner)",
      "now",
      "own (as its owner)",
      "people_by_rule (as its owner)",
      "person_of (as its owner)",
      "po_number_of",
      "sees_method_details (as its owner)",
      "sees_whole_group (as its owner)",
      "sees_whole_payment (as its owner)",
      "set_contract_po_number (as its owner)",
      "today",
      "unapplied_of (as its owner)",
      "viewer_id",
    ]);
  });

  test("[A2] no role of the portal's is a superuser, bypasses row-level security or may make roles and databases", async () => {
    const found = await rows<{ name: string }>(
      `SELECT rolname AS name FROM pg_roles WHERE rolname LIKE 'portal\\_%'
       AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)`,
    );
    expect(names(found)).toEqual([]);
  });

  test("[A2] the web's login can become the two doors and nothing else, the worker's not the viewer", async () => {
    const found = await rows<{ name: string }>(
      `SELECT l.rolname || ' as ' || r.rolname AS name FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid
       JOIN pg_roles l ON l.oid = m.member WHERE l.rolname IN ('portal_web', 'portal_worker', 'portal_viewer', 'portal_system', 'portal_jobs')
       ORDER BY 1`,
    );
    expect(names(found)).toEqual([
      "portal_web as portal_system",
      "portal_web as portal_viewer",
      "portal_worker as portal_jobs",
      "portal_worker as portal_system",
    ]);
  });

  test("[A2] the views that look with the system's eyes are barriers to leaky functions", async () => {
    const found = await rows<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace
       AND NOT coalesce('security_barrier=true' = ANY (reloptions), false)`,
    );
    expect(names(found)).toEqual([]);
  });
});
