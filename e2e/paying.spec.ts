import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { mailTo } from "./inbox";
import { expectProvider, payWith, providerUrl } from "./provider";
import { rawHttp } from "./raw-http";

test.beforeEach(({ watch }) => expectProvider(watch));

const invoicePage = (page: Page, number: string) => page.goto(`/invoices/${number}`);
const payNow = (page: Page) => page.getByRole("button", { name: /^Pay Now/ });
const confirmation = (page: Page) => page.getByRole("heading", { name: "Payment Confirmation", level: 1 });

test("[PAY-3, PAY-4, PAY-5] ben pays INV-1042 with 4242 from the list, and gets confirmation, receipt and mail", async ({
  signedInAs,
}) => {
  const page = await signedInAs("ben@acme.example");
  await page.goto("/invoices");
  await page.getByRole("button", { name: "Pay Now: INV-1042" }).click();
  await payWith(page, "good");
  await expect(confirmation(page)).toBeVisible();
  await expect(page.getByText("1,200.00\u00a0USD was paid")).toBeVisible();
  await expect(page.getByRole("link", { name: "INV-1042" })).toBeVisible();
  const [receipt] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download receipt" }).click(),
  ]);
  expect(receipt.suggestedFilename()).toMatch(/^P-\d+\.pdf$/);
  await invoicePage(page, "INV-1042");
  await expect(page.getByText("Paid", { exact: true }).first()).toBeVisible();
  await expect(payNow(page)).toHaveCount(0);
  const mail = await mailTo("ben@acme.example", { subject: /^Payment Confirmation P-\d+: 1,200\.00.USD$/ });
  expect(mail.text).toMatch(/Invoice INV-1042: 1,200\.00.USD/);
});

test("[PAY-6] a declined card and one without money say so, keep the page, and the third card pays", async ({
  signedInAs,
  ownContract,
  ownInvoice,
}) => {
  const contract = await ownContract();
  const number = await ownInvoice(contract);
  const page = await signedInAs(contract.billing);
  await invoicePage(page, number);
  await payNow(page).click();
  await payWith(page, "declined");
  await expect(page.getByRole("alert")).toContainText("declined");
  await payWith(page, "poor");
  await expect(page.getByRole("alert")).toContainText("insufficient funds");
  await payWith(page, "good");
  await expect(confirmation(page)).toBeVisible();
});

test("[PAY-6, WHY-1] who comes back after a decline reads what the bank said, and goes on or calls it off", async ({
  signedInAs,
  ownContract,
  ownInvoice,
}) => {
  const contract = await ownContract();
  const number = await ownInvoice(contract);
  const page = await signedInAs(contract.billing);
  await invoicePage(page, number);
  await payNow(page).click();
  await payWith(page, "poor");
  await expect(page.getByRole("alert")).toBeVisible();
  await page.goto("/invoices");
  await invoicePage(page, number);
  await page.getByRole("link", { name: "Continue to payment" }).click();
  await expect(page).toHaveURL(new RegExp(`^${providerUrl}/`));
  await invoicePage(page, number);
  await page.getByRole("button", { name: "Call off this payment" }).click();
  await expect(page.getByText("The payment was called off. Nothing was charged.")).toBeVisible();
  await invoicePage(page, number);
  await expect(payNow(page)).toBeVisible();
});

test("[PAY-3, M5] 3-D Secure done pays; left half done it is neither paid nor failed", async ({
  signedInAs,
  ownContract,
  ownInvoice,
}) => {
  const contract = await ownContract();
  const number = await ownInvoice(contract);
  const page = await signedInAs(contract.billing);
  await invoicePage(page, number);
  await payNow(page).click();
  await payWith(page, "secure");
  const done = page.getByRole("button", { name: "Complete authentication" });
  await expect(done).toBeVisible();
  const half = page.url();
  await invoicePage(page, number);
  await expect(page.getByText("Payment in progress")).toBeVisible();
  await expect(payNow(page)).toHaveCount(0);
  await page.goto(half);
  await done.click();
  await expect(confirmation(page)).toBeVisible();
});

test("[PAY-7, M1] two tabs and two people at once make one charge", async ({
  signedInAs,
  ownContract,
  ownInvoice,
  db,
}) => {
  const contract = await ownContract();
  const number = await ownInvoice(contract);
  const [first, other] = [await signedInAs(contract.billing), await signedInAs(contract.primary)];
  const second = await first.context().newPage();
  for (const page of [first, second, other]) await invoicePage(page, number);
  await Promise.all([payNow(first).click(), payNow(second).click()]);
  await Promise.all([first, second].map((page) => expect(page).toHaveURL(new RegExp(`^${providerUrl}/`))));
  await payNow(other).click();
  await expect(other.getByText("Bo Own has started to pay this invoice")).toBeVisible();
  expect(first.url()).toBe(second.url());
  await payWith(first, "good");
  await expect(confirmation(first)).toBeVisible();
  await second.getByLabel("Card number").fill("4242 4242 4242 4242");
  await second.getByLabel(/^Expiry/).fill("12 / 40");
  await second.getByLabel("CVC").fill("123");
  await second.getByLabel("Name on card").fill("Test Person");
  await second.getByRole("button", { name: "Pay" }).click();
  await expect
    .poll(() =>
      db.rows(
        `SELECT payment.amount_minor FROM payment JOIN payment_allocation share ON share.payment_id = payment.id
         JOIN invoice ON invoice.id = share.invoice_id WHERE invoice.number = $1`,
        [number],
      ),
    )
    .toEqual([{ amount_minor: "12345" }]);
});

for (const [number, why] of [
  ["INV-1044", "One online payment can be 50,000.00\u00a0USD at most."],
  ["INV-1047", "This invoice is disputed."],
  ["INV-1049", "This invoice was taken back"],
  ["INV-1050", "By the terms of the contract this invoice is paid by bank transfer."],
] as const)
  test(`[INV-3, INV-4, WHY-1] ${number} says why it cannot be paid online, and who helps`, async ({ signedInAs }) => {
    const page = await signedInAs("ada@acme.example");
    await invoicePage(page, number);
    await expect(page.getByText(why)).toBeVisible();
    await expect(payNow(page)).toHaveCount(0);
    await expect(page.getByRole("link", { name: "carl.collector@fjord.example" }).first()).toBeVisible();
    const isTransfer = number === "INV-1044" || number === "INV-1050";
    await expect(page.getByText("000123456789")).toHaveCount(isTransfer ? 1 : 0);
  });

test("[INV-11, PAY-8] Birch pays both overdue invoices and is un-suspended once", async ({ signedInAs, db }) => {
  const page = await signedInAs("dan@birch.example");
  for (const number of ["INV-2001", "INV-2002"]) {
    await invoicePage(page, number);
    await payNow(page).click();
    await payWith(page, "good");
    await expect(confirmation(page)).toBeVisible();
  }
  expect(await db.row("SELECT status::text FROM account WHERE name = 'Birch Foods'")).toEqual({ status: "active" });
  const lifted = `SELECT FROM audit_event event JOIN account ON account.id = event.account_id
                  WHERE account.name = 'Birch Foods' AND action = 'account.suspension_lifted'`;
  expect(await db.rows(lifted)).toHaveLength(1);
  await mailTo("dan@birch.example", { subject: /^The suspension of Birch Foods is lifted$/ });
});

test("[ANY-3] all of it works without JavaScript", async ({ signedInAs, ownContract, ownInvoice }) => {
  const contract = await ownContract();
  const number = await ownInvoice(contract);
  const page = await signedInAs(contract.billing, { javaScriptEnabled: false });
  await page.goto("/invoices");
  await page.getByRole("button", { name: `Pay Now: ${number}` }).click();
  await payWith(page, "good");
  await expect(confirmation(page)).toBeVisible();
});

test("[ANY-2] a Swedish reader pays in Swedish", async ({ signedInAs, ownContract, ownInvoice, db }) => {
  const contract = await ownContract();
  const number = await ownInvoice(contract);
  await db.rows("UPDATE person SET locale = 'sv' WHERE email = $1", [contract.billing]);
  const page = await signedInAs(contract.billing, { locale: "sv-SE" });
  await invoicePage(page, number);
  await page.getByRole("button", { name: "Betala nu" }).click();
  await expect(page).toHaveURL(new RegExp(`^${providerUrl}/`));
  await expect(page.locator("html")).toHaveAttribute("lang", "sv");
});

for (const path of ["/invoices/NUMBER", "/api/invoices/NUMBER/pdf"])
  test(`[ACC-6] ${path} of another customer is as one that does not exist`, async ({ db }) => {
    const session = await db.openSession("ben@acme.example");
    const statuses = [];
    for (const number of ["INV-2001", "INV-1046", "INV-9999"])
      statuses.push((await rawHttp(path.replace("NUMBER", number), { session })).status);
    expect(statuses).toEqual([404, 404, 404]);
  });

test("[INV-2, F1] the PDF is the same file before and after paying, and is not kept", async ({
  signedInAs,
  ownContract,
  ownInvoice,
}) => {
  const contract = await ownContract();
  const number = await ownInvoice(contract);
  const page = await signedInAs(contract.billing);
  const read = async () => {
    const response = await page.request.get(`/api/invoices/${number}/pdf`);
    expect(response.headers()).toMatchObject({
      "content-type": "application/pdf",
      "cache-control": "private, no-store",
      "content-disposition": `attachment; filename="${number}.pdf"`,
      "x-content-type-options": "nosniff",
    });
    return (await response.body()).toString("base64");
  };
  const before = await read();
  await invoicePage(page, number);
  await payNow(page).click();
  await payWith(page, "good");
  await expect(confirmation(page)).toBeVisible();
  expect(await read()).toBe(before);
});
