import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { mailTo } from "./inbox";
import { makeOwnQuote } from "./own-quote";

/** On the page where a quote is signed, from the quote's own. */
async function toSign(page: Page, number: string): Promise<void> {
  await page.goto(`/quotes/${number}`);
  await page.getByRole("link", { name: "Accept" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Accept quote ${number}` })).toBeVisible();
}

async function fill(page: Page): Promise<void> {
  await page.getByLabel("PO number").fill("PO-2027-8");
  await page.getByLabel("Your full name").fill("Pia Own");
  await page.getByLabel("Your title").fill("CFO");
  await page.getByLabel(/By typing my name/).check();
}

test("[QUO-2] a quote is signed: one order, its invoice to pay, the signed document, and mails", async ({
  signedInAs,
  ownContract,
  db,
}) => {
  const contract = await ownContract();
  const number = await makeOwnQuote(db, contract);
  const page = await signedInAs(contract.primary);
  await toSign(page, number);
  const main = page.getByRole("main");
  await expect(main).toContainText("864.00 USD");
  await expect(main).toContainText("An invoice of 864.00 USD is issued when you sign");
  await expect(main).toContainText("Prices without tax.");
  await page.getByRole("button", { name: "Sign and order" }).click();
  // Nothing is signed by an empty form, and what was typed stays.
  await expect(page.getByLabel("Your title")).toHaveAccessibleDescription(/Enter your title/);
  await expect(page.getByLabel(/By typing my name/)).toHaveAccessibleDescription(/Tick here to agree/);
  await fill(page);
  await page.getByRole("button", { name: "Sign and order" }).click();
  await expect(page.getByText("Signed. The order is placed")).toBeVisible();
  await expect(main).toContainText("Accepted by Pia Own, CFO");
  const document = await page.request.get(`/api/quotes/${number}/pdf`);
  expect((await document.body()).subarray(0, 5).toString()).toBe("%PDF-");
  await page.getByRole("link", { name: /See order O-/ }).click();
  await expect(page.getByRole("main")).toContainText("PO-2027-8");
  await expect(page.getByRole("main")).toContainText("Cloud Seat");
  await page.getByRole("link", { name: /^INV-/ }).first().click();
  await expect(page.getByRole("button", { name: /^Pay Now/ })).toBeVisible();
  await mailTo(contract.primary, { subject: new RegExp(`Quote ${number} is signed: order O-\\d+`) });
});

test("[QUO-2] two people sign in two browsers: one order, and who comes second is told", async ({
  signedInAs,
  ownContract,
  db,
}) => {
  const contract = await ownContract();
  const number = await makeOwnQuote(db, contract);
  await db.rows(
    `INSERT INTO billing_manager SELECT account_id, bill_group_id, (SELECT id FROM person WHERE email = $1), now()
     FROM contract WHERE number = $2`,
    [contract.billing, contract.number],
  );
  const pages = await Promise.all([signedInAs(contract.primary), signedInAs(contract.billing)]);
  for (const page of pages) {
    await toSign(page, number);
    await fill(page);
  }
  await Promise.all(pages.map((page) => page.getByRole("button", { name: "Sign and order" }).click()));
  const answers = pages.map((page) =>
    page
      .getByText("Signed. The order is placed")
      .or(page.getByText(/This quote was accepted on/).last())
      .first(),
  );
  for (const answer of answers) await expect(answer).toBeVisible();
  const texts = await Promise.all(answers.map((answer) => answer.textContent()));
  expect(texts.filter((text) => text?.startsWith("Signed."))).toHaveLength(1);
  expect(await db.rows("SELECT FROM customer_order WHERE quote_number = $1", [number])).toHaveLength(1);
});

test("[QUO-2, ANY-3] without JavaScript too; one that expired or was withdrawn in between says so", async ({
  signedInAs,
  ownContract,
  db,
}) => {
  const contract = await ownContract();
  const [number, late] = [await makeOwnQuote(db, contract), await makeOwnQuote(db, contract)];
  const page = await signedInAs(contract.primary, { javaScriptEnabled: false });
  await toSign(page, late);
  await fill(page);
  await db.rows("UPDATE quote SET status = 'withdrawn', ended_at = portal.now() WHERE number = $1", [late]);
  await page.getByRole("button", { name: "Sign and order" }).click();
  await expect(page.getByText("This quote was withdrawn by the seller").first()).toBeVisible();
  await toSign(page, number);
  await fill(page);
  await page.getByRole("button", { name: "Sign and order" }).click();
  await expect(page.getByText("Signed. The order is placed")).toBeVisible();
});

test("[QUO-9, WHY-1] without manage billing the page names who has it, and so does the server", async ({
  signedInAs,
  ownContract,
  db,
}) => {
  const contract = await ownContract();
  const number = await makeOwnQuote(db, contract);
  const page = await signedInAs(contract.billing);
  await page.goto(`/quotes/${number}`);
  await expect(page.getByRole("link", { name: "Accept" })).toHaveCount(0);
  await page.goto(`/quotes/${number}/accept`);
  await expect(page.getByRole("main")).toContainText("needs the manage billing permission");
  await expect(page.getByRole("main")).toContainText(contract.primary);
  await expect(page.getByRole("button", { name: "Sign and order" })).toHaveCount(0);
});
