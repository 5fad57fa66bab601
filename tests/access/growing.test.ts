// First: it listens to what pg sends.

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DomainError } from "@/lib/platform/errors";
import { ADMIN, staffOf } from "../desk/desk";
import { sentBy } from "../plans/explain";
import { change, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { type Judge, openJudge } from "./account-bound";
import { seedForeignWorld } from "./foreign-world";
import { deskReads, PORTAL_READS } from "./page-reads";

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

const URL = process.env.ADMIN_DATABASE_URL as string;

/** What leads from a row without the account's id to the one row of the account that it hangs on. */
const CHILDREN = ["support_message", "product_request_line"];
const KEYS_OF_CHILDREN = ["support_message_case_id_fkey", "product_request_line_request_id_fkey"];

let judge: Judge;

beforeAll(async () => {
  await freshDemo();
  await seedForeignWorld();
  await change("UPDATE contract SET paid_by = 'card' WHERE number = 'canary-1'");
  await change(
    `INSERT INTO quote (id, account_id, bill_group_id, contract_id, seller_entity_id, number, status, origin, title, expires_on,
       ends_on, currency, net_minor, tax_minor, total_minor, created_at)
     SELECT gen_random_uuid(), account_id, bill_group_id, contract_id, seller_entity_id, 'canary-draft', 'draft', 'seller', title,
       expires_on, ends_on, currency, 0, 0, 0, now() FROM quote WHERE number = 'canary-quote'`,
  );
  judge = await openJudge(URL, {
    keys: [...Object.keys(KEYS_WITHOUT_ACCOUNT), ...KEYS_OF_CHILDREN],
    children: CHILDREN,
  });
});
afterAll(() => judge.end());

/** Reads of pages that read no customer's rows, or none that a person's account leads to, each with why. */
const SELLERS_OWN = "reads the seller's own rows";
const NOBODYS_YET = "before anybody is signed in: found by a token or an address, which a person has and no account";
const NOT_ASKED: Readonly<Record<string, string>> = {
  "api/keys/queries getKey": SELLERS_OWN,
  "api/keys/queries listKeys": SELLERS_OWN,
  "auth/new-address/queries findNewAddressLink": NOBODYS_YET,
  "auth/new-address/queries getAddressChange": "reads the person and their session",
  "auth/queries findLinkState": NOBODYS_YET,
  "branding/queries findUploadedLogo": SELLERS_OWN,
  "branding/queries getPublicBrand": SELLERS_OWN,
  "desk/price-books/queries getPriceBook": SELLERS_OWN,
  "desk/price-books/queries getPriceForm": SELLERS_OWN,
  "desk/price-books/queries listPriceBooks": SELLERS_OWN,
  "desk/price-books/queries listSources": SELLERS_OWN,
  "desk/second-factor/queries getSecondFactor": SELLERS_OWN,
  "desk/sellers/queries getSeller": SELLERS_OWN,
  "desk/sellers/queries listSellers": SELLERS_OWN,
  "help/queries findArticle": "reads files",
  "help/queries listArticles": "reads files",
  "help/queries searchArticles": "reads files",
  "imports/runs/csv refusalsCsv": "reads what the seller brings, before it is anybody's",
  "imports/runs/queries getRunDetails": "the same",
  "imports/runs/queries listRuns": "the same",
};

/** Reads that end early here, each with why that leaves nothing out. */
const ENDED: Readonly<Record<string, string>> = {
  "desk/files/queries getDeskFile": "the bytes are not there; the one statement was asked before that was seen",
  "files/queries getFile": "the same",
};

const OF_A_PERSON = "what is held of one person, over all accounts: asked of each shard, once in a while";
const OF_ALL = "the seller's own log over all accounts, by time: asked of each shard and merged";
const OF_SHARED = "by the first of the accounts that are shared with them, worked out in the same statement";

/** Reads whose statements find customers' rows by something else than an account: which tables, and what sharding makes of it. */
const FOUND_OTHERWISE: Readonly<Record<string, readonly [tables: readonly string[], why: string]>> = {
  "agent/model/queries answerWithinLimit": [["account_person named"], OF_SHARED],
  "desk/audit-log/csv auditCsv": [
    ["account_person named", "audit_event event", "bill_group bill_group", "contract contract"],
    OF_ALL,
  ],
  "desk/audit-log/queries searchAuditLog": [
    ["account_person named", "audit_event event", "bill_group bill_group", "contract contract"],
    OF_ALL,
  ],
  "invoices/sharing/commands openShared": [
    ["live_share live_share"],
    "by what a link hashes to, for who is not signed in: a table of links tells the shard",
  ],
  "users/queries getUser": [["account_person named"], OF_SHARED],
  "users/queries listUsers": [["account_person named"], OF_SHARED],
};
/** As many tables as there are. */
const OVER_ALL: Readonly<Record<string, string>> = {
  "desk/personal-data/queries exportPerson": OF_A_PERSON,
  "desk/personal-data/queries getPersonalData": OF_A_PERSON,
};

test("[Growing] every read that a page, file or list has is asked here, or is listed with its reason", () => {
  const found = new Set<string>();
  const folder = "lib";
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith("loaders.ts")) continue;
    const text = readFileSync(join(folder, file), "utf8");
    for (const [, names = "", from = ""] of text.matchAll(
      /import \{([^}]*)\} from "([^"]*\/(?:queries|csv|commands))"/g,
    )) {
      const source = from.startsWith("@/lib/")
        ? from.slice("@/lib/".length)
        : relative(folder, join(folder, dirname(file), from));
      for (const name of names.split(",").map((part) => part.trim()))
        if (name && !name.startsWith("type ") && !source.startsWith("platform/")) found.add(`${source} ${name}`);
    }
  }
  const asked = [...Object.keys(PORTAL_READS), ...Object.keys(deskReads({} as never)), ...Object.keys(NOT_ASKED)];
  expect([...found].sort()).toEqual(asked.sort());
});

/** The statements of a read, and why it ended early, if it did. */
async function statementsOf(read: () => Promise<unknown>): Promise<{ texts: string[]; ended: string | null }> {
  let ended: string | null = null;
  const { statements } = await sentBy(() =>
    read().catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
      ended = error.reason;
    }),
  );
  return { texts: statements.map(({ text }) => text), ended };
}

/** @returns which tables nothing leads to, by read, and which reads ended early */
async function judged(
  reads: Readonly<Record<string, () => Promise<unknown>>>,
): Promise<[Map<string, Set<string>>, Set<string>]> {
  const unbound = new Map<string, Set<string>>();
  const ended = new Set<string>();
  for (const [key, read] of Object.entries(reads)) {
    const statements = await statementsOf(read);
    if (statements.ended) ended.add(key);
    for (const text of statements.texts)
      for (const table of await judge.unboundIn(text)) unbound.set(key, (unbound.get(key) ?? new Set()).add(table));
  }
  return [unbound, ended];
}

test.each(["portal", "admin", "account executive"])(
  "[Growing] each statement of each page goes from one customer's row to another by the account's keys only: %s",
  async (who) => {
    const reads =
      who === "portal" ? PORTAL_READS : deskReads(await staffOf(who === "admin" ? ADMIN : "ae@canary.example"));
    const [unbound, ended] = await judged(reads);
    for (const key of Object.keys(OVER_ALL)) unbound.delete(key);
    const listed = Object.entries(FOUND_OTHERWISE).filter(([key]) => key in reads);
    expect(Object.fromEntries([...unbound].map(([key, tables]) => [key, [...tables].sort()]))).toEqual(
      Object.fromEntries(listed.map(([key, [tables]]) => [key, tables])),
    );
    expect([...ended].sort()).toEqual(
      Object.keys(ENDED)
        .filter((key) => key in reads)
        .sort(),
    );
  },
);

test.each([
  ["no account at all", "SELECT id FROM invoice WHERE number = $1", ["invoice invoice"]],
  [
    "a number instead of a key",
    "SELECT FROM contract JOIN quote ON quote.number = contract.po_number WHERE contract.id = $1::uuid",
    ["quote quote"],
  ],
  ["an OR", "SELECT FROM contract WHERE contract.id = $1::uuid OR contract.number = $2", ["contract contract"]],
  [
    "what is asked of rows that may be missing",
    "SELECT FROM invoice LEFT JOIN contract ON contract.id = invoice.contract_id AND contract.id = $1::uuid",
    ["invoice invoice"],
  ],
  [
    "what a list counts",
    "SELECT (SELECT count(*) FROM invoice WHERE invoice.contract_id = contract.id AND invoice.id = $1::uuid) FROM contract",
    ["contract contract"],
  ],
  [
    "what must not be there",
    "SELECT FROM contract WHERE NOT EXISTS (SELECT FROM invoice WHERE invoice.contract_id = contract.id AND invoice.id = $1::uuid)",
    ["contract contract"],
  ],
  [
    "one part of a UNION",
    "SELECT FROM invoice JOIN (SELECT id FROM contract WHERE id = $1::uuid UNION SELECT id FROM contract other) found ON found.id = invoice.contract_id",
    ["contract other", "invoice invoice"],
  ],
])("[Growing] the check itself tells of what goes by %s", async (_what, statement, tables) => {
  expect((await judge.unboundIn(statement)).sort()).toEqual(tables);
});

test.each([
  [
    "an id that was asked for",
    "SELECT FROM invoice JOIN contract ON contract.id = invoice.contract_id WHERE invoice.id = $1::uuid",
  ],
  [
    "the person's access",
    "SELECT FROM invoice JOIN contract_access mine ON mine.contract_id = invoice.contract_id WHERE mine.person_id = $1::uuid",
  ],
  [
    "keys through a CTE, a LATERAL and an IN",
    "WITH own AS (SELECT contract_id AS id FROM contract_access WHERE person_id = $1::uuid) SELECT FROM own CROSS JOIN LATERAL (SELECT invoice.id FROM invoice WHERE invoice.contract_id = own.id LIMIT 1) newest WHERE EXISTS (SELECT FROM payment_allocation share WHERE share.invoice_id = newest.id AND share.contract_id IN (SELECT id FROM own))",
  ],
])("[Growing] and not of what goes by %s", async (_what, statement) => {
  expect(await judge.unboundIn(statement)).toEqual([]);
});
