import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import type { Database } from "./database";
import { expect, test } from "./fixtures";
import { expectAccessible, look } from "./looks";

/** Each in turn in one browser: signing in costs the most. */
async function lookAt(page: Page, screens: readonly (readonly [name: string, path: string])[]): Promise<void> {
  for (const [name, path] of screens) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
    await look(page, name);
  }
}

const idOf = async (db: Database, table: "bill_group" | "price_book" | "product", name: string): Promise<string> =>
  (await db.row<{ id: string }>(`SELECT id FROM ${table} WHERE name = $1`, [name])).id;

/** A file of this test's own that was checked and holds refusals. */
async function refusedRun(db: Database): Promise<string> {
  const id = randomUUID();
  await db.rows(
    `INSERT INTO import_run (id, kind, format, status, file_name, size_bytes, brought_by, created_at,
       checked_at, row_count, new_count, refused_count)
     VALUES ($1, 'invoices', 'csv', 'checked', 'invoices of the first quarter, as our ERP writes them.csv', 48211, 'erin@fjord.example', portal.now(), portal.now(), 412, 404, 8)`,
    [id],
  );
  await db.rows(
    `INSERT INTO import_refusal (id, run_id, line, external_id, field, reason, params)
     SELECT gen_random_uuid(), $1, line, 'ERP-' || line, 'contract', 'imports.contract_unknown', '{"name": "K-2231"}'
     FROM generate_series(2, 9) line`,
    [id],
  );
  return id;
}

test("[ANY-1] the desk's screens of imports, sellers and price books: accessible, no wider than the window, in light and dark", async ({
  atTheDesk,
  db,
}) => {
  test.slow();
  const { page } = await atTheDesk("admin");
  const { seller } = await db.row<{ seller: string }>("SELECT id AS seller FROM seller_entity ORDER BY rank LIMIT 1");
  const book = await idOf(db, "price_book", "Standard prices, USD");
  const seats = await idOf(db, "product", "Cloud Seat");
  const support = await idOf(db, "product", "Premium Support");
  await lookAt(page, [
    ["desk-imports", "/desk/imports"],
    ["desk-imports-new", "/desk/imports/new?kind=contracts&fault=too_much"],
    ["desk-imports-run", `/desk/imports/${await refusedRun(db)}`],
    ["desk-sellers", "/desk/sellers"],
    ["desk-seller", `/desk/sellers/${seller}`],
    ["desk-seller-refused", `/desk/sellers/${seller}?logo=type`],
    ["desk-price-books", "/desk/price-books"],
    ["desk-price-books-new", "/desk/price-books/new"],
    ["desk-price-book", `/desk/price-books/${book}`],
    ["desk-price-tiers", `/desk/price-books/${book}/prices?product=${seats}`],
    ["desk-price-share", `/desk/price-books/${book}/prices?product=${support}`],
    ["desk-price-add", `/desk/price-books/${book}/prices`],
    ["desk-api-keys", "/desk/api-keys"],
  ]);
  await page.goto(`/desk/price-books/${book}/prices?product=${seats}`);
  await page.getByLabel("Step 2: from how many").fill("1");
  await page.getByLabel("Step 1: price of one, in USD").fill("forty");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("Step 2: from how many")).toHaveAccessibleDescription(/Another step begins/);
  await expect(page.getByLabel("Step 1: price of one, in USD")).toHaveValue("forty");
  await expectAccessible(page);
  await look(page, "desk-price-faults");
});

test("[ANY-1] the desk's screens of quotes, collections and previews: accessible, no wider than the window, in light and dark", async ({
  atTheDesk,
  db,
}) => {
  test.slow();
  const { page } = await atTheDesk("admin");
  const group = await idOf(db, "bill_group", "Elm");
  const { contract } = await db.row<{ contract: string }>(
    "SELECT id AS contract FROM contract WHERE number = 'C-4001'",
  );
  const { dispute } = await db.row<{ dispute: string }>("SELECT id AS dispute FROM dispute ORDER BY id LIMIT 1");
  await lookAt(page, [
    ["desk-quotes", "/desk/quotes"],
    ["desk-quotes-none", "/desk/quotes?q=nothing+like+it"],
    ["desk-quotes-new", "/desk/quotes/new"],
    ["desk-quotes-draft", `/desk/quotes/new?contract=${contract}`],
    ["desk-quote", "/desk/quotes/Q-703"],
    ["desk-quote-edit", "/desk/quotes/Q-703/edit"],
    ["desk-quote-publish", "/desk/quotes/Q-703/publish"],
    ["desk-requests", "/desk/requests?status=all"],
    ["desk-collections", "/desk/collections"],
    ["desk-collections-told", "/desk/collections?kind=dispute&all=1"],
    ["desk-dispute", `/desk/collections/disputes/${dispute}`],
    ["desk-invoice", "/desk/invoices/INV-1042"],
    ["desk-invoice-void", "/desk/invoices/INV-1042/void"],
    ["desk-terms", "/desk/contracts/C-1001/terms"],
    ["desk-preview", `/desk/bill-groups/${group}/preview`],
  ]);
  await page.goto(`/desk/bill-groups/${group}/preview`);
  await page.getByRole("button", { name: "Start preview" }).click();
  await expect(page.getByRole("complementary", { name: "Preview" })).toBeVisible();
  await expectAccessible(page);
  await look(page, "desk-in-preview");
});

test("[DSK-4, ANY-3] an admin adds a price book and says a price in it, without JavaScript", async ({
  atTheDesk,
  db,
}) => {
  const { page } = await atTheDesk("admin", { javaScriptEnabled: false });
  const name = `Autumn ${randomUUID().slice(0, 8)}`;
  await page.goto("/desk/price-books");
  await page.getByRole("link", { name: "New price book" }).click();
  await page.getByLabel("Begins as").selectOption({ label: "A copy of Standard prices, USD (Fjord Cloud Inc.)" });
  await page.getByLabel("Price book").fill(name);
  await page.getByLabel("From", { exact: true }).fill("2020-01-01");
  await page.getByRole("button", { name: "Add the price book" }).click();
  await expect(page.getByLabel("From", { exact: true })).toHaveAccessibleDescription(/or a later day/);
  await expect(page.getByLabel("Price book")).toHaveValue(name);
  await page.getByLabel("From", { exact: true }).fill("2999-01-01");
  await page.getByRole("button", { name: "Add the price book" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.getByRole("link", { name: "Audit Log Archive" }).click();
  await page.getByLabel("How the price follows").selectOption("tiered");
  await page.getByRole("button", { name: "Choose" }).click();
  await page.getByLabel("Step 1: from how many").fill("1");
  await page.getByLabel("Step 1: price of one, in USD").fill("4.50");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Audit Log Archive" })).toContainText("4.50 USD");
  await db.rows("DELETE FROM price_book WHERE name = $1", [name]);
});
