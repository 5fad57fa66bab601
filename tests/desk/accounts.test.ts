import { beforeAll, expect, test } from "vitest";
import { getAccount, listAccounts } from "@/lib/desk/accounts/queries";
import { accountSearch } from "@/lib/desk/accounts/schema";
import { listDeskCollections } from "@/lib/desk/collections/queries";
import { collectionsSearch } from "@/lib/desk/collections/schema";
import { DESK_PERMISSIONS, hasDeskPermission, STAFF_ROLES } from "@/lib/platform/desk-permissions";
import { change, row } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { outcomeOf } from "../setup/outcome";
import { ADMIN, ANNA, CARL, SAM, staffOf } from "./desk";

beforeAll(freshDemo);

const names = async (email: string, search: object = {}) =>
  (await listAccounts(await staffOf(email), accountSearch.parse(search))).rows.map(({ name }) => name);
const idOf = async (name: string) => (await row<{ id: string }>("SELECT id FROM account WHERE name = $1", [name])).id;

test("[DSK-1] lists accounts by name; by contract, invoice, address and status too", async () => {
  expect(await names(ADMIN)).toEqual([
    "Acme Robotics",
    "Birch Foods",
    "Cedar Partners",
    "Dune Analytics",
    "Elm Health",
  ]);
  expect(await names(ADMIN, { q: "duNE" })).toEqual(["Dune Analytics"]);
  expect(await names(ADMIN, { q: "C-5001" })).toEqual(["Elm Health"]);
  expect(await names(ADMIN, { q: "INV-2001" })).toEqual(["Birch Foods"]);
  expect(await names(ADMIN, { q: "Ada@Acme.example" })).toEqual(["Acme Robotics"]);
  expect(await names(ADMIN, { status: "suspended" })).toEqual(["Birch Foods"]);
  expect(await names(ADMIN, { q: "100%" })).toEqual([]);
});

test("[DSK-1] an account executive and a collector see their own accounts, and no others' pages", async () => {
  await change(
    "UPDATE account SET account_executive_id = (SELECT id FROM staff WHERE email = $1) WHERE name = 'Elm Health'",
    [ADMIN],
  );
  await change(
    "UPDATE account SET collector_id = (SELECT id FROM staff WHERE email = $1) WHERE name = 'Dune Analytics'",
    [ADMIN],
  );
  expect(await names(ANNA)).not.toContain("Elm Health");
  expect(await names(CARL)).not.toContain("Dune Analytics");
  expect(await names(SAM)).toHaveLength(5);
  expect(await outcomeOf(getAccount(await staffOf(ANNA), await idOf("Elm Health")))).toBe("access.not_found");
  expect(await outcomeOf(getAccount(await staffOf(CARL), await idOf("Dune Analytics")))).toBe("access.not_found");
  expect(await outcomeOf(getAccount(await staffOf(ANNA), "no-id"))).toBe("access.not_found");
  expect((await getAccount(await staffOf(SAM), await idOf("Elm Health"))).name).toBe("Elm Health");
});

test("[DSK-1] an account's page has its groups, contracts and what is open by currency", async () => {
  const account = await getAccount(await staffOf(ADMIN), await idOf("Birch Foods"));
  expect(account).toMatchObject({ status: "suspended", suspensionReason: "debt", collector: "Carl Cole" });
  expect(account.groups.map(({ name, contracts, people }) => [name, contracts, people])).toEqual([["Birch", 1, 1]]);
  expect(account.contracts.map(({ number, primary }) => [number, primary])).toEqual([["C-2001", "dan@birch.example"]]);
  expect(account.balances.map(({ open, overdue }) => [open.minor, overdue.minor])).toEqual([[24_000n, 24_000n]]);
});

test("[DSK-1, PAY-8] what is disputed is open, and not overdue, as in the collector's list", async () => {
  await change(
    `INSERT INTO dispute (id, account_id, contract_id, invoice_id, reason, opened_at)
     SELECT gen_random_uuid(), account_id, contract_id, id, 'x', now() FROM invoice WHERE number = 'INV-2001'`,
  );
  const { balances } = await getAccount(await staffOf(ADMIN), await idOf("Birch Foods"));
  const { overdue } = await listDeskCollections(await staffOf(CARL), collectionsSearch.parse({}));
  const listed = overdue.find(({ account }) => account === "Birch Foods");
  expect(balances.map(({ open }) => open.minor)).toEqual([24_000n]);
  expect(balances.map((balance) => balance.overdue.minor)).toEqual([listed?.overdue.minor]);
  expect(listed?.overdue.minor).toBeLessThan(24_000n);
});

test("[DSK] every act at the desk is somebody's, and an admin may all", () => {
  for (const [permission, roles] of Object.entries(DESK_PERMISSIONS)) {
    expect(roles.length, permission).toBeGreaterThan(0);
    expect(hasDeskPermission("admin", permission as keyof typeof DESK_PERMISSIONS)).toBe(true);
  }
  expect(STAFF_ROLES.filter((role) => hasDeskPermission(role, "accounts.suspend"))).toEqual(["admin", "collector"]);
});
