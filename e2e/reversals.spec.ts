import type { Page } from "@playwright/test";
import { controlClient } from "@/sandbox/control/client";
import { expect, test } from "./fixtures";
import { chargeOf, expectProvider, payWith, providerUrl } from "./provider";

test.beforeEach(({ watch }) => expectProvider(watch));

/** Pays an invoice with a new card; the charge it became. */
async function pay(page: Page, number: string): Promise<string> {
  await page.goto(`/invoices/${number}`);
  await page.getByRole("button", { name: "Pay Now" }).click();
  await payWith(page, "good");
  await expect(page.getByRole("heading", { name: "Payment Confirmation", level: 1 })).toBeVisible();
  return chargeOf(/payments\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? "");
}

/** What the provider tells arrives by itself, soon. */
const untilShown = (page: Page, path: string, look: () => Promise<void>): Promise<void> =>
  expect(async () => {
    await page.goto(path);
    await look();
  }).toPass({ timeout: 20_000 });

test("[PAY-9] two part refunds of one payment are two lines, and open nothing again", async ({
  signedInAs,
  ownContract,
  ownInvoice,
}) => {
  const contract = await ownContract();
  const number = await ownInvoice(contract, { minor: 10_000 });
  const page = await signedInAs(contract.billing);
  const charge = await pay(page, number);
  for (const amount of [2_000, 3_050]) await controlClient(providerUrl).refund(charge, amount);
  await untilShown(page, "/payments", () =>
    expect(page.getByRole("rowheader", { name: /^Refund of P-/ })).toHaveCount(2, { timeout: 500 }),
  );
  const lines = page.getByRole("row").filter({ has: page.getByRole("rowheader") });
  await expect(lines.filter({ hasText: "20.00" })).toHaveCount(1);
  await expect(lines.filter({ hasText: "30.50" })).toHaveCount(1);
  await expect(lines.filter({ hasText: "Partly refunded" })).toHaveCount(1);
  await page.goto(`/invoices/${number}`);
  await expect(page.getByRole("heading", { level: 1 }).locator("..")).toContainText("Paid");
  await expect(page.getByRole("button", { name: "Pay Now" })).toHaveCount(0);
});

test("[PAY-9] a lost chargeback opens the invoice again, and it can be paid again", async ({
  signedInAs,
  ownContract,
  ownInvoice,
}) => {
  const contract = await ownContract();
  const number = await ownInvoice(contract, { minor: 10_000 });
  const page = await signedInAs(contract.billing);
  await controlClient(providerUrl).dispute(await pay(page, number), "lost");
  await untilShown(page, `/invoices/${number}`, () =>
    expect(page.getByRole("button", { name: "Pay Now" })).toBeVisible({ timeout: 500 }),
  );
  await pay(page, number);
  await page.goto("/payments");
  await expect(page.getByRole("rowheader", { name: /^Chargeback of P-/ })).toHaveCount(1);
});
