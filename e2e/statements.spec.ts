import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** What a link of the page answers with, as a file. */
async function fileOf(page: Page, link: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("main").getByRole("link", { name: link, exact: true }).first().click(),
  ]);
  return readFile(await download.path());
}

const cellsOf = async (page: Page): Promise<string[][]> => {
  const rows = await page
    .getByRole("table", { name: /^Movements in/ })
    .locator("tbody tr")
    .all();
  return Promise.all(rows.map((row) => row.locator("th, td").allInnerTexts()));
};
const plain = (amount: string): string => amount.replaceAll(",", "");

test("[PAY-11] a statement says on the page what it says as a file, and each movement leads to what it is", async ({
  signedInAs,
}) => {
  const page = await signedInAs("ada@acme.example");
  await page.goto("/invoices");
  await page.getByRole("link", { name: "Statements", exact: true }).click();
  await page.getByRole("link", { name: "Last 12 months" }).click();
  await expect(page).toHaveURL("/statements?period=last_12_months");
  await expect(page.getByText("Covers all 4 contracts of this bill group.")).toBeVisible();
  const shown = await cellsOf(page);
  expect(shown.length).toBeGreaterThan(20);
  const csv = (await fileOf(page, "CSV")).toString("utf8").split("\r\n").slice(1);
  const written = csv.filter((line) => line.includes(",USD,")).map((line) => line.split(",").slice(6, 8));
  expect(written.slice(0, shown.length)).toEqual(
    shown.map(([, , , amount = "", balance = ""]) => [amount, balance].map(plain)),
  );
  expect((await fileOf(page, "PDF")).subarray(0, 5).toString()).toBe("%PDF-");
  await page.getByRole("link", { name: "Credit memo CM-1 used on INV-1046" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "CM-1" })).toBeVisible();
});

test("[PAY-11, ANY-3, ANY-4] days are chosen without JavaScript, and impossible ones are told beside the field", async ({
  signedInAs,
}) => {
  const page = await signedInAs("ben@acme.example", { javaScriptEnabled: false });
  await page.goto("/statements?from=2026-01-02&to=2026-01-01");
  await expect(page.getByLabel("Up to and including")).toHaveAccessibleDescription(
    "The last day comes before the first.",
  );
  await expect(page.getByLabel("Up to and including")).toHaveValue("2026-01-01");
  await page.getByLabel("Up to and including").fill("2026-01-31");
  await page.getByRole("button", { name: "Show statement" }).click();
  await expect(page.getByRole("heading", { level: 2, name: /January 2026 to 31 January 2026/ })).toBeVisible();
  await expect(page.getByText("the bill group has others")).toBeVisible();
});

test("[PAY-10, INV-1] credit memos say where they were used; lists come as files without JavaScript", async ({
  signedInAs,
}) => {
  const page = await signedInAs("ada@acme.example", { javaScriptEnabled: false });
  await page.goto("/credit-memos?q=CM-1");
  const memo = page.getByRole("row", { name: /CM-1/ });
  await expect(memo.getByRole("link", { name: "INV-1046" })).toBeVisible();
  expect((await fileOf(page, "Download as CSV")).toString("utf8")).toContain("CM-1,");
  await memo.getByRole("link", { name: "CM-1" }).click();
  expect((await fileOf(page, "Download PDF")).subarray(0, 5).toString()).toBe("%PDF-");
  await page.goto("/invoices?q=INV-1043");
  const invoices = (await fileOf(page, "Download as CSV")).toString("utf8").trim().split("\r\n");
  expect(invoices).toHaveLength(2);
  expect(invoices[1]).toMatch(/^INV-1043,C-1001,Acme US,Fjord Cloud Inc\.,.*,USD,2450\.50,2450\.50,Overdue$/);
});
