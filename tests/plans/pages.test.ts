// First: it listens to what pg sends.

import { beforeAll, describe, expect, test } from "vitest";
import { getPortalFrame } from "@/lib/branding/queries";
import { listRequests } from "@/lib/catalog/requests/queries";
import { listCollectionsActivity } from "@/lib/collections/queries";
import { type DueRow, findDue, readDue } from "@/lib/collections/reminders/queries";
import { getContract, listContracts } from "@/lib/contracts/queries";
import { readZones } from "@/lib/contracts/reminders/queries";
import { listAccountInvoices } from "@/lib/desk/account-invoices/queries";
import { listAccountPeople } from "@/lib/desk/account-people/queries";
import { listAccounts } from "@/lib/desk/accounts/queries";
import { accountSearch } from "@/lib/desk/accounts/schema";
import { listDeskCollections } from "@/lib/desk/collections/queries";
import { collectionsSearch } from "@/lib/desk/collections/schema";
import { listCreditMemos } from "@/lib/invoices/credit-memos/queries";
import { creditMemoSearch } from "@/lib/invoices/credit-memos/schema";
import { listInvoices } from "@/lib/invoices/list/queries";
import { getInvoice } from "@/lib/invoices/queries";
import { INVOICE_SORTS, INVOICE_STATUSES, invoiceSearch } from "@/lib/invoices/schema";
import { listInstalled } from "@/lib/orders/installed/queries";
import { listOrders } from "@/lib/orders/list/queries";
import { orderSearch } from "@/lib/orders/schema";
import { listPayments } from "@/lib/payments/list/queries";
import { paymentSearch } from "@/lib/payments/list/schema";
import { addDays } from "@/lib/platform/dates";
import { systemDb } from "@/lib/platform/db";
import type { StaffMember } from "@/lib/platform/staff-session";
import type { Viewer } from "@/lib/platform/viewer";
import { listQuotes } from "@/lib/quotes/list/queries";
import { quoteSearch } from "@/lib/quotes/schema";
import { listSubscriptions } from "@/lib/subscriptions/queries";
import { SUBSCRIPTION_STATUSES, subscriptionSearch } from "@/lib/subscriptions/schema";
import { getHome } from "@/lib/summary/queries";
import { listCases } from "@/lib/support/queries";
import { listUsers } from "@/lib/users/queries";
import { usersSearch } from "@/lib/users/schema";
import { fillStatements } from "../../scripts/bench/data-set";
import { withClient } from "../../scripts/bench/database";
import { explain, sentBy } from "./explain";

const URL = process.env.ADMIN_DATABASE_URL as string;
/** `PLAN_INVOICES=1000000 npm run test:db -- plans` for as many as the portal is measured with. */
const INVOICES = Number(process.env.PLAN_INVOICES ?? 80_000);
const CONTRACTS_OF_LARGE = Math.floor(INVOICES / 2_500);

const id = (kind: number, n: number): string =>
  `00000000-0000-4000-80${String(kind).padStart(2, "0")}-${n.toString(16).padStart(12, "0")}`;

/** On one contract in ten of an ordinary account, on a thousand or as many as there are, on a fifth of all invoices. */
const PEOPLE = { typical: 1, wide: 2, large: 3 } as const;
const GROUPS = { typical: id(2, 2), wide: id(2, 4), large: id(2, 0) } as const;
const ACCOUNTS = { typical: id(1, 1), large: id(1, 0) } as const;

const viewerNamed = (name: keyof typeof PEOPLE): Viewer =>
  ({
    personId: id(4, PEOPLE[name]),
    email: `measured${PEOPLE[name]}@bench.example`,
    sessionId: id(17, 1),
    locale: "en",
    preview: null,
  }) as unknown as Viewer;

const staffAs = (role: StaffMember["role"]): StaffMember => ({ role, staffId: id(7, 1) }) as StaffMember;

const rowsOf = new Map<string, number>();

beforeAll(async () => {
  await withClient(URL, async (client) => {
    for (const text of fillStatements({ invoices: INVOICES, largeContracts: CONTRACTS_OF_LARGE }))
      await client.query(text);
    await client.query("VACUUM (ANALYZE)");
    const { rows } = await client.query("SELECT relname, n_live_tup::int AS n FROM pg_stat_user_tables");
    for (const { relname, n } of rows) rowsOf.set(relname, n);
  });
}, 900_000);

type Read = readonly [what: string, read: (viewer: Viewer, group: string) => Promise<unknown>];

const INVOICE_LISTS: Read[] = [
  {},
  ...INVOICE_SORTS.map((sort) => ({ sort })),
  ...INVOICE_STATUSES.map((status) => ({ status })),
  { status: "unpaid" },
  { from: "2024-01-01", to: "2024-03-31" },
  { contract: "C-000001" },
].map((search) => [
  `invoices ${JSON.stringify(search)}`,
  (viewer) => listInvoices(viewer, invoiceSearch.parse(search)),
]);

const LISTS: Read[] = [
  ["frame", (viewer) => getPortalFrame(viewer)],
  ["Home", (viewer, group) => getHome(viewer, group)],
  ["contracts", (viewer) => listContracts(viewer, "all")],
  ["payments", (viewer) => listPayments(viewer, paymentSearch.parse({}))],
  ["credit memos", (viewer) => listCreditMemos(viewer, creditMemoSearch.parse({}))],
  ["collections activity", (viewer) => listCollectionsActivity(viewer, {})],
  ["subscriptions", (viewer, group) => listSubscriptions(viewer, group, subscriptionSearch.parse({}))],
  ...SUBSCRIPTION_STATUSES.map(
    (status): Read => [
      `subscriptions ${status}`,
      (viewer, group) => listSubscriptions(viewer, group, subscriptionSearch.parse({ status })),
    ],
  ),
  ["orders", (viewer, group) => listOrders(viewer, group, orderSearch.parse({}))],
  ["installed products", (viewer, group) => listInstalled(viewer, group, {})],
  ["quotes", (viewer, group) => listQuotes(viewer, quoteSearch.parse({}), group)],
  ["requests", (viewer, group) => listRequests(viewer, group, {})],
  ["users", (viewer) => listUsers(viewer, usersSearch.parse({}))],
  ["cases", (viewer) => listCases(viewer, {})],
  ...INVOICE_LISTS,
];

/**
 * What adds up all that is open, or overdue, puts it in order to do so: of a million invoices 5,000 of one group, 15,000 of
 * one collector's ten thousand accounts.
 */
const MOST_SUMMED = 20_000;
const SUMS: readonly string[] = ["Home"];

/** @returns the statements' plans, of the second asking: the first one warms what is kept. */
async function planOf(read: () => Promise<unknown>, mostSorted?: number) {
  const sent = await sentBy(read);
  expect(sent.statements, "statements seen").not.toEqual([]);
  return explain(URL, sent, rowsOf, mostSorted);
}

describe.each(Object.keys(PEOPLE) as (keyof typeof PEOPLE)[])("[P2] %s person", (name) => {
  test.each(LISTS)("%s: no whole table is read, no more than a page is sorted", async (what, read) => {
    const { problems, milliseconds, blocks } = await planOf(
      () => read(viewerNamed(name), GROUPS[name]),
      SUMS.includes(what) ? MOST_SUMMED : undefined,
    );
    if (process.env.PLAN_FIGURES) console.log(`${name}\t${what}\t${milliseconds.toFixed(1)} ms\t${blocks} blocks`);
    expect(problems).toEqual([]);
  });
});

describe("[P2] single pages", () => {
  test("an invoice's and a contract's page read what they show", async () => {
    const viewer = viewerNamed("typical");
    const { rows } = await listInvoices(viewer, invoiceSearch.parse({}));
    const [newest] = rows;
    if (!newest) throw new Error("no invoice");
    expect((await planOf(() => getInvoice(viewer, newest.reference))).problems).toEqual([]);
    expect((await planOf(() => getContract(viewer, newest.contractNumber))).problems).toEqual([]);
  });

  test("page 10,000, or the last there is, is read like the first", async () => {
    const viewer = viewerNamed("large");
    const rank = Math.floor(CONTRACTS_OF_LARGE * 500 * 0.95);
    const { rows } = await withClient(URL, (client) =>
      client.query(
        `SELECT issued_on::text AS day, reference FROM invoice WHERE account_id = $1
         ORDER BY issued_on DESC, reference DESC OFFSET $2 LIMIT 1`,
        [ACCOUNTS.large, rank],
      ),
    );
    const after = Buffer.from(JSON.stringify([rows[0].day, rows[0].reference])).toString("base64url");
    const { problems } = await planOf(() => listInvoices(viewer, invoiceSearch.parse({ after })));
    expect(problems).toEqual([]);
  });
});

describe("[P2] what is done", () => {
  test("[ACC-7] who is signed in and removed from all they see is signed out, in the time that a statement has", async () => {
    const left = await withClient(URL, async (client) => {
      const { rows } = await client.query("SELECT person_id FROM contract_contact WHERE NOT is_primary LIMIT 1");
      const person = rows[0].person_id;
      await client.query("BEGIN; SET LOCAL statement_timeout = '5s'");
      await client.query(
        `INSERT INTO session (id, token_hash, person_id, user_agent, created_at, last_active_at)
         VALUES (gen_random_uuid(), '\\x00', $1, 'plans', now(), now())`,
        [person],
      );
      await client.query("DELETE FROM contract_contact WHERE person_id = $1", [person]);
      const sessions = await client.query("SELECT FROM session WHERE person_id = $1", [person]);
      await client.query("ROLLBACK");
      return sessions.rowCount;
    });
    expect(left).toBe(0);
  });
});

describe("[P2] the worker", () => {
  test("[PAY-10] whom to remind of overdue invoices is found batch by batch, over what is open alone", async () => {
    const [zone] = await systemDb((tx) => readZones(tx, 8));
    if (!zone) throw new Error("no seller entity");
    const batch = (after: DueRow | null) =>
      systemDb((tx) => findDue(tx, { ...zone, today: addDays(zone.today, 30), after, most: 500 }));
    const first = await batch(null);
    expect(first).toHaveLength(500);
    const reads = async () => {
      await batch(null);
      await batch(first.at(-1) ?? null);
      await systemDb((tx) =>
        readDue(
          tx,
          first.map(({ id: invoice }) => invoice),
        ),
      );
    };
    expect((await planOf(reads)).problems).toEqual([]);
  });
});

describe("[P2] the desk", () => {
  test.each(["admin", "account_executive", "collector"] as const)("%s: accounts and collections", async (role) => {
    const staff = staffAs(role);
    expect((await planOf(() => listAccounts(staff, accountSearch.parse({})))).problems).toEqual([]);
    const collections = await planOf(() => listDeskCollections(staff, collectionsSearch.parse({})), MOST_SUMMED);
    expect(collections.problems).toEqual([]);
  });

  test.each(Object.entries(ACCOUNTS))("the %s account's invoices and people", async (_name, account) => {
    const staff = staffAs("admin");
    expect((await planOf(() => listAccountInvoices(staff, account, {}))).problems).toEqual([]);
    expect((await planOf(() => listAccountPeople(staff, account, {}))).problems).toEqual([]);
  });
});

describe("the check itself", () => {
  test("tells a whole table that is read", async () => {
    const all = {
      as: "SELECT 1",
      statements: [{ text: "SELECT count(*) FROM invoice WHERE po_number LIKE '%7'", values: [] }],
    };
    expect((await explain(URL, all, rowsOf)).problems[0]?.what).toMatch(/rows of invoice one by one/);
  });
});
