import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

async function csvOf(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download as CSV" }).click(),
  ]);
  return readFile(await download.path(), "utf8");
}

test("[QUO-3, QUO-9] an order is found, leads to its quote and its invoice, and the invoice back to it", async ({
  signedInAs,
}) => {
  const page = await signedInAs("ben@acme.example");
  await page.goto("/orders");
  const main = page.getByRole("main");
  await main.getByLabel("Order, quote, PO number or contract").fill("q-700");
  await main.getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL(/q=q-700/);
  await expect(main.getByRole("rowheader")).toHaveText(["O-700"]);
  expect((await csvOf(page)).split("\r\n")[1]).toMatch(/^O-700,C-1001,.*,Ada Byron,Q-700,4500-1,USD,1200\.00/);
  await main.getByRole("link", { name: "O-700" }).click();
  await expect(main.getByRole("heading", { level: 1, name: "O-700" })).toBeVisible();
  const lines = main.getByRole("table", { name: "What was ordered" });
  for (const text of ["Cloud Seat", "25", /36\.00\sUSD/, "31", /900\.00\sUSD/])
    await expect(lines.getByRole("row").nth(1)).toContainText(text);
  await expect(main.getByRole("link", { name: "Q-700", exact: true })).toHaveAttribute("href", "/quotes/Q-700");
  const signed = main.getByRole("link", { name: "Download the signed quote Q-700 as PDF" });
  await expect(signed).toHaveAttribute("href", "/api/quotes/Q-700/pdf");
  await expect(main.getByRole("row").filter({ hasText: "INV-1042" })).toContainText("Open");
  await expect(main.getByRole("table", { name: "Subscriptions from this order" }).getByRole("rowheader")).toHaveCount(
    2,
  );
  await main.getByRole("link", { name: "INV-1042" }).click();
  await expect(main.getByRole("heading", { level: 1, name: "INV-1042" })).toBeVisible();
  await expect(main.getByRole("link", { name: "O-700" })).toHaveAttribute("href", "/orders/O-700");
});

for (const [path, choice, heading] of [
  ["/orders", "C-1001", "Show orders"],
  ["/credit-memos", "C-1002", "Show credit memos"],
] as const)
  test(`[QUO-3, PAY-10, ANY-3] on a phone the filters of ${path} fold away, and those in use are seen and taken off`, async ({
    signedInAs,
  }) => {
    const page = await signedInAs("ada@acme.example", {
      viewport: { width: 320, height: 700 },
      javaScriptEnabled: false,
    });
    await page.goto(path);
    const main = page.getByRole("main");
    await expect(main.getByLabel("Contract", { exact: true })).toBeHidden();
    await main.getByText("Filters", { exact: true }).click();
    await main.getByLabel("Contract", { exact: true }).selectOption(choice);
    await main.getByRole("button", { name: heading }).click();
    await expect(page).toHaveURL(new RegExp(`contract=${choice}`));
    const inUse = main.getByRole("list", { name: "Filters in use" });
    await expect(inUse).toContainText(`Contract: ${choice}`);
    await inUse.getByRole("link", { name: /Remove this filter/ }).click();
    await expect(page).toHaveURL(path);
    await expect(inUse).toHaveCount(0);
  });

test("[QUO-4, QUO-8] what is deployed stands by contract and order, with its totals, as a file too", async ({
  signedInAs,
}) => {
  const page = await signedInAs("ada@acme.example");
  await page.goto("/orders");
  await page.getByRole("link", { name: "Installed Products", exact: true }).first().click();
  await expect(page).toHaveURL("/products");
  const main = page.getByRole("main");
  const totals = main.getByRole("table", { name: "Totals per product" }).getByRole("row");
  for (const text of ["73", /2,660\.00\sUSD/])
    await expect(totals.filter({ hasText: "Cloud Seat" })).toContainText(text);
  await expect(totals.filter({ hasText: "Analytics Add-on" })).toContainText("8");
  const signed = main.getByRole("table", { name: "Products of C-1001, O-700" });
  await expect(signed.getByRole("rowheader")).toHaveText(["Cloud Seat", "Data Storage 100 GB"]);
  await expect(main.getByRole("row").filter({ hasText: "Scheduled" }).last()).toContainText("Analytics Add-on");
  await expect(main.getByRole("link", { name: "Add more products" })).toHaveAttribute("href", "/products/add");
  expect((await csvOf(page)).trimEnd().split("\r\n")).toHaveLength(1 + 9);
});

test("[CON-2] a contract's page names its orders and leads to all of them", async ({ signedInAs }) => {
  const page = await signedInAs("ada@acme.example");
  await page.goto("/contracts/C-1001");
  const main = page.getByRole("main");
  await expect(main.getByRole("table", { name: "Orders", exact: true }).getByRole("rowheader")).toHaveCount(3);
  await main.getByRole("link", { name: "All orders of this contract" }).click();
  await expect(page).toHaveURL("/orders?contract=C-1001");
  await expect(main.getByRole("rowheader")).toHaveCount(3);
});

test("[QUO-3, ACC-6] somebody else's order is not there, and neither is one by another word", async ({
  signedInAs,
  watch,
}) => {
  watch.expect(/404 \(Not Found\)/);
  const page = await signedInAs("fay@dune.example");
  for (const path of ["O-700", "O-9999", "%00"]) expect((await page.goto(`/orders/${path}`))?.status()).toBe(404);
});

test("[QUO-3, QUO-4, ANY-1] where nothing was ordered yet it says what will appear; what has no order says so", async ({
  signedInAs,
  ownContract,
  db,
}) => {
  const { primary, number } = await ownContract();
  const page = await signedInAs(primary);
  await page.goto("/orders");
  await expect(page.getByText("No orders yet")).toBeVisible();
  await page.goto("/products");
  await expect(page.getByRole("heading", { level: 2, name: /No order number/ })).toBeVisible();
  await db.rows("DELETE FROM subscription USING contract WHERE contract.id = contract_id AND number = $1", [number]);
  await page.reload();
  await expect(page.getByText("Nothing is deployed yet")).toBeVisible();
});

test("[BIL-8] what was invoiced in advance says through which day, and is not on the next invoice", async ({
  signedInAs,
  db,
}) => {
  const { id } = await db.row<{ id: string }>(
    "SELECT id FROM subscription WHERE billed_through IS NOT NULL ORDER BY product LIMIT 1",
  );
  const page = await signedInAs("ben@acme.example");
  await page.goto(`/subscriptions/${id}`);
  const main = page.getByRole("main");
  await expect(main).toContainText("Invoiced through");
  await expect(main).toContainText("It will not be on the next invoice");
});
