import type { Page } from "@playwright/test";
import type { Database } from "./database";
import { expect, test } from "./fixtures";
import { expectAccessible } from "./looks";
import type { OwnContract } from "./own-contract";
import { expectProvider, payWith, providerUrl, saveCard } from "./provider";

test.beforeEach(({ watch }) => expectProvider(watch));

const groupOf = async (db: Database, { number }: OwnContract): Promise<string> =>
  (await db.row<{ id: string }>("SELECT bill_group_id AS id FROM contract WHERE number = $1", [number])).id;

/** Adds a card as a person does, from the bill group's payment methods to the page that says so. */
async function add(page: Page, group: string, card: Parameters<typeof saveCard>[1] = "good"): Promise<void> {
  await page.goto(`/billing/${group}/methods`);
  await page.getByRole("button", { name: "Add a card" }).click();
  await saveCard(page, card);
}

const added = (page: Page) => page.getByRole("heading", { name: "Card added", level: 1 });
const confirmation = (page: Page) => page.getByRole("heading", { name: "Payment Confirmation", level: 1 });
const row = (page: Page, name: string) => page.getByRole("row").filter({ hasText: name });

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with" : "without";
  test(`[BIL-3, PAY-3, ANY-3] ${how} JavaScript: a card is added, and pays in one press`, async ({
    signedInAs,
    ownContract,
    ownInvoice,
    db,
  }) => {
    const own = await ownContract();
    const [group, number] = [await groupOf(db, own), await ownInvoice(own)];
    const page = await signedInAs(own.billing, { javaScriptEnabled });
    await page.goto(`/billing/${group}/methods`);
    await expect(page.getByText("No payment method yet")).toBeVisible();
    if (javaScriptEnabled) await expectAccessible(page);
    await add(page, group);
    await expect(added(page)).toBeVisible();
    await expect(page.getByText(/Visa •••• 4242 was added/)).toBeVisible();
    await page.getByRole("link", { name: "Payment methods", exact: true }).first().click();
    await expect(row(page, "Visa •••• 4242")).toContainText("Default");
    if (javaScriptEnabled) await expectAccessible(page);
    await page.goto(`/invoices/${number}`);
    await page.getByRole("button", { name: "Pay Now" }).click();
    await expect(page).toHaveURL(`/pay?invoice=${number}`);
    if (javaScriptEnabled) await expectAccessible(page);
    await page.getByRole("button", { name: /^Pay 123\.45.USD with Visa •••• 4242$/ }).click();
    await expect(confirmation(page)).toBeVisible();
    await expect(page.getByText("Visa ending in 4242")).toBeVisible();
  });
}

test("[PAY-3] beside a saved card, a new one still pays on the provider's page", async ({
  signedInAs,
  ownContract,
  ownInvoice,
  db,
}) => {
  const own = await ownContract();
  const [group, number] = [await groupOf(db, own), await ownInvoice(own)];
  const page = await signedInAs(own.billing);
  await add(page, group);
  await expect(added(page)).toBeVisible();
  await page.goto(`/pay?invoice=${number}`);
  await page.getByRole("button", { name: "Use a new card" }).click();
  await payWith(page, "other");
  await expect(confirmation(page)).toBeVisible();
  await expect(page.getByText("Mastercard ending in 4444")).toBeVisible();
});

test("[PAY-3, PAY-6, M5] where the bank asks, one press leads to its page and back; left, it is gone on with", async ({
  signedInAs,
  ownContract,
  ownInvoice,
  db,
}) => {
  const own = await ownContract();
  const [group, number] = [await groupOf(db, own), await ownInvoice(own)];
  const page = await signedInAs(own.billing);
  await add(page, group, "secure");
  await page.getByRole("button", { name: "Complete authentication" }).click();
  await expect(added(page)).toBeVisible();
  await page.goto(`/pay?invoice=${number}`);
  await page.getByRole("button", { name: /with Visa •••• 3155$/ }).click();
  await expect(page).toHaveURL(new RegExp(`^${providerUrl}/c/3ds/`));
  // Left there; the invoice waits, and leads back.
  await page.goto(`/invoices/${number}`);
  await page.getByRole("link", { name: "Continue to payment" }).click();
  await page.getByRole("button", { name: "Complete authentication" }).click();
  await expect(confirmation(page)).toBeVisible();
});

test("[PAY-6] a saved card that is declined says what the bank said, charges nothing, and another way is open", async ({
  signedInAs,
  ownContract,
  ownInvoice,
  db,
}) => {
  const own = await ownContract();
  const [group, number] = [await groupOf(db, own), await ownInvoice(own)];
  const page = await signedInAs(own.billing);
  await add(page, group, "fails");
  await expect(added(page)).toBeVisible();
  await page.goto(`/pay?invoice=${number}`);
  await page.getByRole("button", { name: /with Visa •••• 0341$/ }).click();
  await expect(page.getByText("The payment did not go through. Nothing was charged.")).toBeVisible();
  await expect(page.getByText(/The bank declined the card without saying why/)).toBeVisible();
  await page.getByRole("link", { name: "Pay another way" }).click();
  await page.getByRole("button", { name: "Use a new card" }).click();
  await payWith(page, "good");
  await expect(confirmation(page)).toBeVisible();
});

test("[BIL-3, WHY-1] the default changes, a card is removed after a question, and the last one stays while auto-pay is on", async ({
  signedInAs,
  ownContract,
  db,
}) => {
  const own = await ownContract();
  const group = await groupOf(db, own);
  const page = await signedInAs(own.billing);
  await add(page, group);
  await expect(added(page)).toBeVisible();
  await add(page, group, "other");
  await expect(added(page)).toBeVisible();
  await db.rows("UPDATE bill_group SET auto_pay = true WHERE id = $1", [group]);
  await page.goto(`/billing/${group}/methods`);
  await page.getByRole("button", { name: "Make default Mastercard •••• 4444" }).click();
  await expect(row(page, "Mastercard •••• 4444")).toContainText("Default");
  await page.getByRole("link", { name: "Remove Mastercard •••• 4444" }).click();
  await expect(page.getByRole("heading", { name: "Remove Mastercard •••• 4444?", level: 1 })).toBeVisible();
  await expect(page.getByText("Visa •••• 4242 becomes the default.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("Removed. Nothing more is charged to it.")).toBeVisible();
  await expect(row(page, "Mastercard •••• 4444")).toHaveCount(0);
  await page.getByRole("button", { name: "Why not: Remove Visa •••• 4242" }).click();
  await expect(page.getByText(/This is the last payment method of/)).toBeVisible();
});

test("[CON-2, USR-6] the Credit Card tab says what pays, chooses another, adds one, and names who is answerable", async ({
  signedInAs,
  ownContract,
  db,
}) => {
  const own = await ownContract();
  const group = await groupOf(db, own);
  await db.rows("UPDATE contract SET paid_by = 'card' WHERE number = $1", [own.number]);
  await db.rows(
    `UPDATE contract_contact SET is_card_holder = true FROM contract, person
     WHERE contract.id = contract_id AND person.id = person_id AND number = $1 AND email = $2`,
    [own.number, own.billing],
  );
  const page = await signedInAs(own.billing);
  await add(page, group);
  await page.goto(`/contracts/${own.number}`);
  await page.getByRole("link", { name: "Credit Card" }).click();
  await expect(page.getByText("No card was chosen for this contract")).toBeVisible();
  await page.getByRole("button", { name: "Add a card" }).click();
  await saveCard(page, "other");
  await expect(page.getByText(`It pays for contract ${own.number} from now on.`)).toBeVisible();
  await page.getByRole("link", { name: "Credit Card" }).click();
  await expect(page.getByText("Mastercard •••• 4444").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel(`Payment method for ${own.number}`).selectOption({ label: "Visa •••• 4242" });
  await page.getByRole("button", { name: "Use this one" }).click();
  await expect(page.getByText("Saved. It pays for this contract from now on.")).toBeVisible();
  await page.getByRole("link", { name: "Hand over" }).click();
  await expect(page).toHaveURL(/\/users\/handover\?/);
});

test("[BIL-3, WHY-1] who sees a part of the group sees that there are methods, and who may change them", async ({
  signedInAs,
  db,
}) => {
  const { id } = await db.row<{ id: string }>("SELECT id FROM bill_group WHERE name = 'Acme US'");
  const page = await signedInAs("ben@acme.example");
  await page.goto(`/billing/${id}/methods`);
  await expect(page.getByText(/^Card, added on/).first()).toBeVisible();
  await expect(page.getByText("4444")).toHaveCount(0);
  await expect(page.getByText(/is changed by people who see all of its active contracts/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Add a card" })).toHaveCount(0);
});
