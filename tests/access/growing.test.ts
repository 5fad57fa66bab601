import { expect, test } from "vitest";
import { rows } from "../setup/admin";

const names = (found: { name: string }[]): string[] => found.map(({ name }) => name);

const THE_SELLERS = "the seller's own: the same for all accounts, and copied to each shard";
const A_PERSONS =
  "a person's, who may be known to several accounts: with the people, who are found by address before any account is";
const THE_MACHINES = "of the portal's running, and of no customer";

/** Tables without account_id, each with why, and by what its rows are found: with these sharding has to reckon apart. */
const WITHOUT_ACCOUNT: Readonly<Record<string, string>> = {
  account: "is the account: its id is what the others carry",
  ...Object.fromEntries(
    [
      "api_key",
      "number_series",
      "price_book",
      "price_book_entry",
      "price_tier",
      "product",
      "seller_currency",
      "seller_entity",
    ]
      .concat([
        "seller_logo",
        "seller_look",
        "staff",
        "staff_factor",
        "staff_recovery_code",
        "webhook_delivery",
        "webhook_endpoint",
        "webhook_try",
      ])
      .map((name) => [name, THE_SELLERS]),
  ),
  ...Object.fromEntries(
    ["access_request", "new_address", "notification_choice", "person", "session", "sign_in_request"].map((name) => [
      name,
      A_PERSONS,
    ]),
  ),
  ...Object.fromEntries(
    ["_prisma_migrations", "clock_offset", "ledger_check", "provider_event", "provider_watermark", "rate_limit"].map(
      (name) => [name, THE_MACHINES],
    ),
  ),
  ...Object.fromEntries(
    ["import_run", "import_row", "import_refusal", "imported_record"].map((name) => [
      name,
      "what the seller brings, before it is anybody's: a file may hold all accounts",
    ]),
  ),
  audit_link: "the chain over the history of all accounts: event_id leads to audit_event, which carries it",
  audit_unlinked: "the same, for rows that wait for their link",
  external_id: "what other systems call a row of any table: target_id leads there",
  product_request_line: "request_id leads to product_request, which carries it",
  support_message: "case_id leads to support_case, which carries it",
};

/** Foreign keys between customers' tables that do not carry the account's id, and what holds that both are of one account. */
const KEYS_WITHOUT_ACCOUNT: Readonly<Record<string, string>> = {
  audit_event_bill_group_id_fkey: "history: account_id stands beside it, null where a line is of no account",
  audit_event_contract_id_fkey: "the same",
  dispute_invoice_id_line_rank_fkey: "a line of an invoice that the same row names with its account",
  payment_attempt_id_fkey: "one payment an attempt, written from it in one statement",
  product_request_subscription_id_fkey: "a subscription of the contract that the same row names with its account",
  quote_line_replaces_subscription_id_fkey: "a subscription of the quote's contract",
};

const CARRIES = `EXISTS (SELECT FROM pg_attribute part WHERE part.attrelid = relation.oid AND part.attname = 'account_id' AND NOT part.attisdropped)`;

test("[Growing] every table that holds a customer's rows carries the account's id, or is listed with its reason", async () => {
  const without = await rows<{ name: string }>(
    `SELECT relname AS name FROM pg_class relation WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
     AND NOT ${CARRIES} ORDER BY 1`,
  );
  expect(names(without)).toEqual(Object.keys(WITHOUT_ACCOUNT).sort());
});

test("[Growing] a row leads to rows of its own account only: keys between customers' tables carry the account's id", async () => {
  const keys = await rows<{ name: string }>(
    `SELECT key.conname AS name FROM pg_constraint key
     JOIN pg_class relation ON relation.oid = key.conrelid AND ${CARRIES}
     WHERE key.contype = 'f' AND relation.relnamespace = 'public'::regnamespace
       AND EXISTS (SELECT FROM pg_attribute part WHERE part.attrelid = key.confrelid AND part.attname = 'account_id' AND NOT part.attisdropped)
       AND NOT EXISTS (SELECT FROM pg_attribute part WHERE part.attrelid = key.conrelid AND part.attnum = ANY (key.conkey)
                       AND part.attname = 'account_id')
     ORDER BY 1`,
  );
  expect(names(keys)).toEqual(Object.keys(KEYS_WITHOUT_ACCOUNT).sort());
});

test("[Growing] what every page's query goes by says of each contract whose account it is", async () => {
  const columns = await rows<{ name: string }>(
    `SELECT relname || '.' || attname AS name FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
     WHERE relnamespace = 'public'::regnamespace AND relname IN ('contract_access', 'contract', 'bill_group') AND attname = 'account_id' ORDER BY 1`,
  );
  expect(names(columns)).toEqual(["bill_group.account_id", "contract.account_id", "contract_access.account_id"]);
});
