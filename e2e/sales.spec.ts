import type { Database } from "./database";
import { expect, test } from "./fixtures";
import { expectAccessible } from "./looks";
import type { OwnContract } from "./own-contract";

/** Makes somebody at the desk the account's own. */
const giveTo = (db: Database, { account }: OwnContract, staffId: string) =>
  db.rows("UPDATE account SET account_executive_id = $2, collector_id = $2 WHERE name = $1", [account, staffId]);

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with" : "without";
  test(`[DSK-4, QUO-1, ANY-3] ${how} JavaScript: a quote is written, corrected, published, read by its customer, withdrawn and copied`, async ({
    atTheDesk,
    signedInAs,
    ownContract,
    db,
  }) => {
    const own = await ownContract();
    const { page, staff } = await atTheDesk("account_executive", { javaScriptEnabled });
    await giveTo(db, own, staff.staffId);
    await page.goto(`/desk/quotes/new?q=${encodeURIComponent(own.account)}`);
    await page.getByRole("link", { name: `Extend ${own.number}` }).click();
    await page.getByLabel("Title").fill("Ten seats");
    await page.getByLabel("Quantity of Cloud Seat").fill("1.5");
    await page.getByRole("button", { name: "Save draft" }).click();
    await expect(page.getByText("Enter a whole number, such as 12.").last()).toBeVisible();
    await expect(page.getByLabel("Title")).toHaveValue("Ten seats");
    await page.getByLabel("Quantity of Cloud Seat").fill("10");
    if (javaScriptEnabled) await expectAccessible(page);
    await page.getByRole("button", { name: "Save draft" }).click();
    const heading = page.getByRole("heading", { level: 1, name: /^Quote Q-/ });
    await expect(heading).toBeVisible();
    const number = ((await heading.textContent()) ?? "").replace("Quote ", "");
    await expect(page.getByRole("main")).toContainText("36.00");
    if (javaScriptEnabled) await expectAccessible(page);
    await page.getByRole("link", { name: "Publish" }).click();
    await expect(page.getByText(own.primary)).toBeVisible();
    await page.getByRole("button", { name: `Publish ${number}` }).click();
    await expect(page.getByRole("link", { name: "Withdraw" })).toBeVisible();

    const customer = await signedInAs(own.primary);
    await customer.goto(`/quotes/${number}`);
    await expect(customer.getByRole("heading", { level: 1, name: `Quote ${number}` })).toBeVisible();

    await page.getByRole("link", { name: "Withdraw" }).click();
    await page.getByRole("button", { name: `Withdraw ${number}` }).click();
    await expect(page.getByText("Withdrawn").first()).toBeVisible();
    await page.getByRole("link", { name: "Copy" }).click();
    await page.getByRole("button", { name: "Make the draft" }).click();
    await expect(page.getByRole("heading", { level: 1, name: /^Edit draft Q-/ })).toBeVisible();
    await expect(page.getByLabel("Quantity of Cloud Seat")).toHaveValue("10");
    await page.goto(`/desk/quotes?status=draft&q=${encodeURIComponent(own.account)}`);
    await expect(page.getByRole("link", { name: /^Q-/ })).toHaveCount(1);
    if (javaScriptEnabled) await expectAccessible(page);
  });
}

test("[INV-9, PAY-10] the collector answers a dispute and ends it, and voids an invoice; the customer reads both", async ({
  atTheDesk,
  signedInAs,
  ownContract,
  ownInvoice,
  db,
}) => {
  const own = await ownContract();
  const [disputed, wrong] = [await ownInvoice(own), await ownInvoice(own)];
  const { page, staff } = await atTheDesk("collector");
  await giveTo(db, own, staff.staffId);
  const customer = await signedInAs(own.primary);
  await customer.goto(`/invoices/${disputed}/dispute`);
  await customer.getByLabel("What is wrong?").selectOption("wrong_amount");
  await customer.getByLabel("What should we know?").fill("Ten was agreed.");
  await customer.getByRole("button", { name: "Dispute the invoice" }).click();
  await expect(customer.getByRole("heading", { name: `Dispute of ${disputed}` })).toBeVisible();

  await page.goto("/desk/collections");
  await page.getByRole("link", { name: /^Disputed:/ }).click();
  await expect(page.getByText("Ten was agreed.")).toBeVisible();
  await page.getByLabel("Message").fill("I look into it.");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("Sent. The customer is told by mail.")).toBeVisible();
  await page.getByLabel("Why").fill("Ten is what is billed.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "End the dispute" }).click();
  await expect(page.getByText("Ended by the collector: the invoice stands")).toBeVisible();
  await customer.reload();
  await expect(customer.getByText("I look into it.")).toBeVisible();

  await page.goto(`/desk/invoices/${wrong}`);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Void this invoice" }).click();
  await page.getByLabel("Why").fill("Billed twice");
  await page.getByRole("button", { name: `Void ${wrong}` }).click();
  await expect(page.getByText("This invoice is void already.")).toBeVisible();
  await customer.goto(`/invoices/${wrong}`);
  await expect(customer.getByText("Void", { exact: true }).first()).toBeVisible();
});
