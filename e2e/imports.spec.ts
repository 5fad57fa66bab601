import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import OpenAPIClientAxios from "openapi-client-axios";
import { expect, test } from "./fixtures";
import { expectAccessible } from "./looks";
import { portalUrl, root } from "./server";

const HEADER =
  "external_id,contract,number,issued_on,due_on,currency,total,line_description,line_unit_price,line_amount";
const LINE = "Cloud Seat,100.00,100.00";

async function bring(page: Page, text: string): Promise<void> {
  await page.goto("/desk/imports/new?kind=invoices");
  await page.getByLabel("File with: Invoices").setInputFiles({
    ...{ name: "invoices.csv", mimeType: "text/csv", buffer: Buffer.from(text) },
  });
  await page.getByRole("button", { name: "Check the file" }).click();
}

/** Which key it is, as its maker sees it once. */
async function makeKey(page: Page): Promise<string> {
  await page.goto("/desk/api-keys/new");
  await page.getByLabel("What it is for").fill("The ERP");
  for (const scope of ["invoices:read", "invoices:write", "payments:read"]) await page.getByLabel(scope).check();
  await page.getByRole("button", { name: "Make the key" }).click();
  await expect(page.getByRole("heading", { name: "Your key" })).toBeVisible();
  return (await page.locator("main code").textContent()) ?? "";
}

test("[DSK-5, ANY-3] a file's dry run says why rows are refused; corrected it is imported, without JavaScript", async ({
  atTheDesk,
  ownContract,
}) => {
  const { number: contract } = await ownContract();
  const number = `E2E-${contract}`;
  const { page } = await atTheDesk("admin", { javaScriptEnabled: false });
  await bring(page, `${HEADER}\n${number},none,${number},2026-11-01,2026-12-01,USD,100.00,${LINE}\n`);
  await expect(page.getByText("1 record is refused, so the file is not imported")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("table")).toContainText("There is no contract none.");
  await expect(page.getByRole("button", { name: "Import now" })).toHaveCount(0);
  await expectAccessible(page);
  const csv = await page.request.get(
    (await page.getByRole("link", { name: "Refusals as CSV" }).getAttribute("href")) ?? "",
  );
  expect(await csv.text()).toContain(`2,${number},contract,There is no contract none.`);

  await bring(page, `${HEADER}\n${number},${contract},${number},2026-11-01,2026-12-01,USD,100.00,${LINE}\n`);
  await expect(page.getByText("The file can be imported")).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "Import now" }).click();
  await expect(page.getByText("Imported: 1 record is new or changed.")).toBeVisible({ timeout: 30_000 });
  await page.getByRole("link", { name: "Imports" }).first().click();
  await expect(page.getByRole("row").nth(1)).toContainText("Imported");
  await expectAccessible(page);
});

test("[DSK-5] a key made at the desk opens the API as its own document describes it, until it is revoked", async ({
  atTheDesk,
  ownContract,
}) => {
  const { number: contract } = await ownContract();
  const { page } = await atTheDesk("admin");
  const key = await makeKey(page);
  await expectAccessible(page);
  const api = new OpenAPIClientAxios({
    definition: `${portalUrl}/api/v1/openapi.json`,
    axiosConfigDefaults: { headers: { Authorization: `Bearer ${key}` }, validateStatus: () => true },
  });
  const client = await api.init();
  const record = {
    ...{
      contract,
      number: `API-${contract}`,
      issuedOn: "2026-11-01",
      dueOn: "2026-12-01",
      currency: "USD",
      total: "40.00",
    },
    lines: [{ description: "Seat", unitPrice: "40.00", amount: "40.00" }],
  };
  const externalId = `E ${contract}`;
  const put = () => client.putInvoice?.({ externalId }, record);
  expect(await put()).toMatchObject({ status: 201, data: { result: "new" } });
  expect(await put()).toMatchObject({ status: 200, data: { result: "unchanged" } });
  expect(await client.getInvoice?.({ externalId })).toMatchObject({ status: 200, data: { open: "40.00" } });
  expect(await client.listPayments?.({ limit: 2 })).toMatchObject({ status: 200, data: { data: expect.any(Array) } });
  expect(await client.listAccounts?.()).toMatchObject({
    status: 403,
    data: { detail: expect.stringContaining("accounts:read") },
  });
  await runReadme(key);
  await page.getByRole("link", { name: "Back to the keys" }).click();
  await expectAccessible(page);
  await page
    .getByRole("row")
    .filter({ hasText: key.slice(0, 13) })
    .getByRole("link", { name: /^Revoke/ })
    .click();
  await page.getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("row").filter({ hasText: key.slice(0, 13) })).toContainText("Revoked");
  expect(await put()).toMatchObject({ status: 401 });
  await page.goto("/api-docs");
  await expect(page.getByRole("main")).toContainText("/api/v1/invoices/batch");
  await expectAccessible(page);
});

/** The README's own words, run as they stand. */
async function runReadme(key: string): Promise<void> {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const [, script = ""] = /## The API[\s\S]*?```sh\n([\s\S]*?)```/.exec(readme) ?? [];
  const env = { ...process.env, PORTAL: portalUrl, KEY: key };
  const { stdout } = await promisify(execFile)("bash", ["-e", "-c", script], { env });
  expect(stdout).toContain('"result":"new"');
  expect(stdout).toContain('"open":"88.00"');
}
