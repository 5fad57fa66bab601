import { describe, expect, test } from "vitest";
import { rows } from "../setup/admin";
import { VIEWER_COLUMNS } from "./viewer-columns";

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
      "address: give_back (delete)",
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
      "contract_discount: own (select)",
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
      "price_book: own (select)",
      "price_book_entry: own (select)",
      "price_tier: own (select)",
      "product: own (select)",
      "product_request: ask (insert)",
      "product_request: own (select)",
      "product_request: withdraw (update)",
      "product_request_line: ask (insert)",
      "product_request_line: own (select)",
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
      "stored_file: add_to_case (insert)",
      "stored_file: own (select)",
      "subscription: own (select)",
      "support_case: ask (insert)",
      "support_case: own (select)",
      "support_case: write (update)",
      "support_message: own (select)",
      "support_message: write (insert)",
      "transfer_notice: own (select)",
      "transfer_notice: report (insert)",
      "undone_allocation: own (select)",
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
    expect(names(found)).toEqual(VIEWER_COLUMNS);
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
      "portal_viewer address: DELETE", // by their policies: what may be taken away, and by whom
      "portal_viewer billing_manager: DELETE",
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
      "access_of (as its owner)",
      "billing_managers (as its owner)",
      "calendar_day",
      "choose_card (as its owner)",
      "ends_billing (as its owner)",
      "enqueue (as its owner)",
      "group_standing (as its owner)",
      "groups_to_change (as its owner)",
      "has_several_contracts (as its owner)",
      "holds_role (as its owner)",
      "is_card_holder (as its owner)",
      "is_own_new_attempt (as its owner)",
      "is_share_live (as its owner)",
      "let_in_by_rule (as its owner)",
      "look_of (as its owner)",
      "look_when (as its owner)",
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
      "price_book_of (as its owner)",
      "printed_logo (as its owner)",
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

  test("[A2] the web's login can become the doors and nothing else, the worker's not the viewer", async () => {
    const found = await rows<{ name: string }>(
      `SELECT l.rolname || ' as ' || r.rolname AS name FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid
       JOIN pg_roles l ON l.oid = m.member WHERE l.rolname IN ('portal_web', 'portal_worker', 'portal_viewer', 'portal_preview', 'portal_system',
         'portal_jobs') ORDER BY 1`,
    );
    expect(names(found)).toEqual([
      "portal_web as portal_preview",
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
