import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { PdfFile } from "@/tests/documents/read-pdf";
import { expect, test } from "./fixtures";
import { mailTo } from "./inbox";
import { expectProvider, payByDebit, payWith, providerUrl, settleDebit } from "./provider";

test.beforeEach(({ watch }) => expectProvider(watch));

const confirmation = (page: Page) => page.getByRole("heading", { name: "Payment Confirmation", level: 1 });
const card = (page: Page) => page.getByRole("button", { name: "Pay with a card" });
const together = (numbers: readonly string[]) => `/pay?${numbers.map((number) => `invoice=${number}`).join("&")}`;
const attemptIn = (page: Page): string => /payments\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? "";

test("[PAY-1, PAY-4] three at once: chosen in the list, paid in one payment; page, mail and receipt list the same", async ({
  signedInAs,
  ownContract,
  ownInvoice,
}) => {
  const contract = await ownContract();
  const numbers: string[] = [];
  for (const minor of [10_000, 20_050, 30_000]) numbers.push(await ownInvoice(contract, { minor }));
  numbers.sort();
  const page = await signedInAs(contract.billing);
  await page.goto("/invoices");
  for (const number of numbers) await page.getByRole("row", { name: number }).getByRole("checkbox").check();
  await page.getByRole("button", { name: "Pay selected" }).click();
  await expect(page.getByRole("heading", { name: "Pay 600.50\u00a0USD" })).toBeVisible();
  await card(page).click();
  await payWith(page, "good");
  await expect(confirmation(page)).toBeVisible();
  const shares = page.getByRole("table", { name: "Paid invoices" });
  await expect(shares.locator("tbody").getByRole("rowheader")).toHaveCount(3);
  const listed: [string, string][] = [];
  for (const row of await shares.locator("tbody").getByRole("row").all())
    listed.push([
      (await row.getByRole("rowheader").textContent()) ?? "",
      (await row.getByRole("cell").first().textContent()) ?? "",
    ]);
  expect(listed.map(([number]) => number)).toEqual(numbers);
  const mail = await mailTo(contract.billing, { subject: /^Payment Confirmation P-\d+: 600\.50.USD$/ });
  const mailed = [...mail.text.matchAll(/^Invoice (\S+): (.+)$/gm)].map(([, number, amount]) => [number, amount]);
  expect(mailed).toEqual(listed);
  const [receipt] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download receipt" }).click(),
  ]);
  const { text } = new PdfFile(await readFile(await receipt.path()));
  for (const [number, amount] of listed)
    expect(text).toMatch(new RegExp(`${number}[\\s\\S]*?${amount?.split("\u00a0")[0]}`));
});

for (const javaScriptEnabled of [true, false])
  test(`[PAY-2, ANY-3, ANY-4] a part, and then the rest, with JavaScript ${javaScriptEnabled ? "on" : "off"}; what is wrong is said beside it`, async ({
    signedInAs,
    ownContract,
    ownInvoice,
  }) => {
    const contract = await ownContract({ seller: "Fjord Cloud AB" });
    const number = await ownInvoice(contract, { minor: 50_000, currency: "EUR" });
    const page = await signedInAs(contract.billing, { javaScriptEnabled });
    await page.goto(`/invoices/${number}`);
    await page.getByRole("button", { name: "Pay Now" }).click();
    const amount = page.getByLabel(`Amount for ${number}`);
    for (const [typed, said] of [
      ["99.99", "A part is 100.00\u00a0EUR at least."],
      ["five hundred", "Enter an amount in EUR in digits"],
      ["500.01", "Only 500.00\u00a0EUR is open."],
    ] as const) {
      await amount.fill(typed);
      await card(page).click();
      await expect(page.getByText(said).last()).toBeVisible();
      await expect(amount).toHaveValue(typed);
    }
    await amount.fill("480,50");
    if (javaScriptEnabled) await expect(page.getByRole("status").filter({ hasText: "480.50" })).toBeVisible();
    else await page.getByRole("button", { name: "Update the total" }).click();
    await expect(page.getByText("480.50\u00a0EUR").first()).toBeVisible();
    await amount.press("Enter"); // never pays: it only counts again
    await expect(page).toHaveURL(/\/pay\?invoice=.+&amount=480%2C50$/);
    await expect(page.getByText("480.50\u00a0EUR").first()).toBeVisible();
    await card(page).click();
    await payWith(page, "good");
    await expect(confirmation(page)).toBeVisible();
    await page.goto(`/pay?invoice=${number}`);
    await expect(page.getByText("19.50\u00a0EUR").first()).toBeVisible(); // a rest below the minimum is paid whole
    await expect(amount).toHaveCount(0);
    await card(page).click();
    await payWith(page, "good");
    await expect(confirmation(page)).toBeVisible();
    await page.goto(`/invoices/${number}`);
    await expect(page.getByText("Paid", { exact: true }).first()).toBeVisible();
  });

for (const outcome of ["succeeded", "failed"] as const)
  test(`[PAY-3, PAY-6] a bank debit is submitted, and days later has ${outcome}`, async ({
    signedInAs,
    ownContract,
    ownInvoice,
  }) => {
    const contract = await ownContract({ seller: "Fjord Cloud AB" });
    const number = await ownInvoice(contract, { minor: 50_000, currency: "EUR" });
    const page = await signedInAs(contract.billing);
    await page.goto(`/pay?invoice=${number}`);
    await page.getByRole("button", { name: "Pay by bank debit (SEPA)" }).click();
    await payByDebit(page);
    await expect(page.getByRole("heading", { name: "Your bank debit is submitted", level: 1 })).toBeVisible();
    await mailTo(contract.billing, { subject: /^Bank debit submitted: 500\.00.EUR$/ });
    const payment = page.url();
    await page.goto(`/invoices/${number}`);
    await expect(page.getByText("Processing", { exact: true }).first()).toBeVisible();
    await page.goto(payment);
    await settleDebit(attemptIn(page), outcome);
    await page.goto(payment);
    if (outcome === "succeeded") {
      await expect(confirmation(page)).toBeVisible();
      await mailTo(contract.billing, { subject: /^Payment Confirmation P-\d+: 500\.00.EUR$/ });
      return;
    }
    await expect(page.getByRole("heading", { name: "The bank debit did not go through", level: 1 })).toBeVisible();
    await expect(page.getByText("there was not enough money on the account")).toBeVisible();
    await mailTo(contract.billing, { subject: /^Bank debit not paid: 500\.00.EUR$/ });
    await page.getByRole("link", { name: "Pay another way" }).click();
    await card(page).click();
    await payWith(page, "good");
    await expect(confirmation(page)).toBeVisible();
  });

test("[PAY-7, WHY-1] two people in two browsers, for sets that overlap: one pays, the other is told which and by whom", async ({
  signedInAs,
  ownContract,
  ownInvoice,
  db,
}) => {
  const contract = await ownContract();
  const numbers: string[] = [];
  for (let at = 0; at < 3; at += 1) numbers.push(await ownInvoice(contract));
  const [first, second, third] = numbers.sort() as [string, string, string];
  const [bo, pia] = [await signedInAs(contract.billing), await signedInAs(contract.primary)];
  await bo.goto(together([first, second]));
  await pia.goto(together([second, third]));
  await Promise.all([card(bo).click(), card(pia).click()]);
  const isBos = await Promise.race([
    bo.waitForURL(`${providerUrl}/**`).then(() => true),
    pia.waitForURL(`${providerUrl}/**`).then(() => false),
  ]);
  const [winner, loser] = isBos ? [bo, pia] : [pia, bo];
  const refusal = loser.getByRole("alert").filter({ hasText: second });
  await expect(refusal).toContainText(`${second} cannot be part of this payment.`);
  await expect(refusal).toContainText(`${isBos ? "Bo" : "Pia"} Own has started to pay this invoice`);
  await loser.reload();
  await expect(loser.getByRole("table", { name: "Not in this payment" })).toContainText(second);
  await card(loser).click(); // the other one alone
  await payWith(loser, "good");
  await expect(confirmation(loser)).toBeVisible();
  await payWith(winner, "good");
  await expect(confirmation(winner)).toBeVisible();
  const paid = await db.rows(
    `SELECT number, sum(share.amount_minor)::int AS minor FROM payment_allocation share JOIN invoice ON invoice.id = share.invoice_id
     WHERE number = ANY ($1) GROUP BY number ORDER BY number`,
    [numbers],
  );
  expect(paid).toEqual(numbers.map((number) => ({ number, minor: 12_345 })));
});
