import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import type { Database } from "./database";
import { expect, test } from "./fixtures";
import { expectAccessible } from "./looks";
import { expectProvider, payWith } from "./provider";

test.beforeEach(({ watch }) => expectProvider(watch));

const CSV = {
  name: "workshops.csv.exe",
  mimeType: "application/x-msdownload",
  buffer: Buffer.from("day;held\n1;yes\n"),
};
const HTML = { name: "slip.pdf", mimeType: "application/pdf", buffer: Buffer.from("<html><script>alert(1)</script>") };

/** What the desk does for the collector. */
const answer = (db: Database, number: string, text: string) =>
  db.rows(
    `INSERT INTO dispute_message (id, account_id, contract_id, dispute_id, staff_id, text, sent_at)
     SELECT gen_random_uuid(), dispute.account_id, dispute.contract_id, dispute.id, staff.id, $2, portal.now()
     FROM dispute JOIN invoice ON invoice.id = dispute.invoice_id, staff
     WHERE invoice.number = $1 AND staff.email = 'carl.collector@fjord.example'`,
    [number, text],
  );

const addFiles = async (page: Page, ...files: (typeof CSV)[]) => {
  await page.getByLabel("Files", { exact: true }).setInputFiles(files);
  await page.getByRole("button", { name: "Add files" }).click();
};

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with" : "without";
  test(`[INV-9, ANY-3] ${how} JavaScript: disputed with a file, answered, withdrawn, and then paid`, async ({
    signedInAs,
    ownContract,
    ownInvoice,
    db,
  }) => {
    const own = await ownContract();
    const number = await ownInvoice(own);
    const page = await signedInAs(own.billing, { javaScriptEnabled });
    await page.goto(`/invoices/${number}`);
    await page.getByRole("link", { name: "Dispute this invoice" }).click();
    await page.getByLabel("What should we know?").fill("Two did not take place.");
    await page.getByRole("button", { name: "Dispute the invoice" }).click();
    await expect(page.getByText("Choose what is wrong.").last()).toBeVisible();
    await expect(page.getByLabel("What should we know?")).toHaveValue("Two did not take place.");
    await page.getByLabel("What is wrong?").selectOption("not_delivered");
    await page.getByLabel("What is it about?").selectOption({ label: "Line 1: Cloud Seat" });
    await page.getByRole("button", { name: "Dispute the invoice" }).click();
    await expect(page.getByRole("heading", { name: `Dispute of ${number}` })).toBeVisible();
    await addFiles(page, CSV, HTML);
    await expect(page.getByText("File 1: added.")).toBeVisible();
    await expect(page.getByText(/^File 2 was not added: by its content/)).toBeVisible();
    await answer(db, number, "Thank you, I look into it.");
    await page.goto(`/invoices/${number}/dispute`);
    await expect(page.getByText("Carl Cole, collector")).toBeVisible();
    if (javaScriptEnabled) await expectAccessible(page);
    const saving = page.waitForEvent("download");
    await page.getByRole("link", { name: "workshops.txt" }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe("workshops.txt");
    expect(await readFile(await saved.path(), "utf8")).toBe("day;held\n1;yes\n");
    await page.getByLabel("Why do you withdraw it?").fill("Sorted out.");
    await page.getByRole("button", { name: "Withdraw", exact: true }).click();
    await expect(page.getByText("Withdrawn", { exact: true })).toBeVisible();
    await page.goto(`/invoices/${number}`);
    await page.getByRole("button", { name: "Pay Now" }).click();
    await payWith(page, "good");
    await expect(page.getByRole("heading", { name: "Payment Confirmation", level: 1 })).toBeVisible();
  });
}

test("[INV-10] a date is promised and shown; a bad one is told beside its field, with what was typed kept", async ({
  signedInAs,
  ownContract,
  ownInvoice,
  db,
}) => {
  const own = await ownContract();
  const number = await ownInvoice(own);
  const page = await signedInAs(own.billing);
  await page.goto(`/invoices/${number}`);
  await page.getByRole("link", { name: "Promise a payment date" }).click();
  await page.getByLabel("You will pay by").fill("2020-01-01");
  await page.getByLabel(/^Amount in USD/).fill("100.50");
  await page.getByRole("button", { name: "Promise", exact: true }).click();
  await expect(page.getByText(/^This day has passed/).last()).toBeVisible();
  await expect(page.getByLabel(/^Amount in USD/)).toHaveValue("100.50");
  const { today } = await db.row<{ today: string }>("SELECT portal.today('America/Los_Angeles')::text AS today");
  await page.getByLabel("You will pay by").fill(await later(today, 10));
  await page.getByRole("button", { name: "Promise", exact: true }).click();
  await expect(page.getByText("Noted. Your collector is told by mail.")).toBeVisible();
  await page.goto(`/invoices/${number}`);
  await expect(page.getByText(/^You promised to pay 100\.50.USD by/)).toBeVisible();
});

test("[INV-10] a transfer is announced with its slip, without JavaScript", async ({
  signedInAs,
  ownContract,
  ownInvoice,
}) => {
  const own = await ownContract();
  const number = await ownInvoice(own);
  const page = await signedInAs(own.billing, { javaScriptEnabled: false });
  await page.goto(`/invoices/${number}/transfer`);
  await page.getByLabel("Sent on").fill(await later(new Date().toISOString().slice(0, 10), -2));
  await page.getByLabel("Amount in USD").fill("123.45");
  await page.getByLabel(/^Reference on the transfer/).fill("Own 1");
  await page.getByRole("button", { name: "Tell the collector" }).click();
  await expect(page.getByText(/^Noted\. Your collector is told by mail, and looks out/)).toBeVisible();
  await addFiles(page, CSV);
  await expect(page.getByText("File 1: added.")).toBeVisible();
  await expect(page.getByRole("link", { name: "workshops.txt" })).toBeVisible();
});

async function later(day: string, days: number): Promise<string> {
  const then = new Date(`${day}T12:00:00Z`);
  then.setUTCDate(then.getUTCDate() + days);
  return then.toISOString().slice(0, 10);
}
