import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectAccessible } from "./looks";

const save = (page: Page, within = page.locator("main")) =>
  within.getByRole("button", { name: "Save", exact: true }).click();
const saved = (page: Page) => page.getByText("Saved. It counts from now on.");
/** The part of a page with that heading. */
const part = (page: Page, heading: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: heading, exact: true }) });

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with" : "without";

  test(`[CON-3, CON-5] a billing address is corrected ${how} JavaScript; what is wrong keeps what was typed`, async ({
    signedInAs,
    ownContract,
  }) => {
    const own = await ownContract();
    const page = await signedInAs(own.billing, { javaScriptEnabled });
    await page.goto(`/contracts/${own.number}`);
    await page.getByRole("link", { name: "Billing Address" }).click();
    await expect(page).toHaveURL(/\/address$/);
    await page.getByLabel("Street address").fill("2 Pine Street");
    await page.getByLabel("ZIP code").fill("10013");
    await save(page);
    await expect(page.getByLabel("ZIP code")).toHaveAccessibleDescription(/not in California/);
    await expect(page.getByLabel("Street address")).toHaveValue("2 Pine Street");
    await page.getByLabel("ZIP code").fill("94111");
    await save(page);
    await expect(saved(page)).toBeVisible();
    await page.goto(`/contracts/${own.number}/history`);
    await expect(page.getByText("Bo Own changed the billing address")).toContainText(
      "“1 Market Street” to “2 Pine Street”",
    );
  });

  test(`[CON-6] the shipping contact goes to another country ${how} JavaScript, and the form follows it`, async ({
    signedInAs,
    ownContract,
  }) => {
    const own = await ownContract();
    const page = await signedInAs(own.billing, { javaScriptEnabled });
    await page.goto(`/contracts/${own.number}/contact`);
    const shipping = () => part(page, "Shipping contact");
    await expect(shipping().getByLabel("State")).toBeVisible();
    await shipping().getByLabel("Country").selectOption({ label: "Norway" });
    await shipping().getByRole("button", { name: "Change country" }).click();
    await expect(shipping().getByLabel("State")).toHaveCount(0);
    await shipping().getByLabel("Company").fill("Own Norge AS");
    await shipping().getByLabel("Street address").fill("Storgata 1");
    await shipping().getByLabel("Postal code").fill("015");
    await shipping().getByLabel("Town").fill("Oslo");
    await save(page, shipping());
    await expect(shipping().getByLabel("Postal code")).toHaveAccessibleDescription(/look like \d{4}/);
    await shipping().getByLabel("Postal code").fill("0154");
    await save(page, shipping());
    await expect(saved(page)).toBeVisible();
  });
}

test("[CON-4, WHY-1] the billing country is locked with the reason and whom to ask, on the server too", async ({
  signedInAs,
  ownContract,
}) => {
  const own = await ownContract();
  const page = await signedInAs(own.primary);
  await page.goto(`/contracts/${own.number}/address`);
  await expect(page.getByText("since tax depends on it")).toBeVisible();
  await expect(page.getByRole("link", { name: "service@fjord.example" }).first()).toBeVisible();
  await page.locator('input[name="country"]').evaluate((input: HTMLInputElement) => {
    input.value = "SE";
  });
  await save(page);
  await expect(page.getByRole("alert").filter({ hasText: "The billing country cannot be changed here" })).toBeVisible();
});

test("[CON-5] the second of two who save sees what the first saved, and loses nothing typed", async ({
  signedInAs,
  ownContract,
}) => {
  const own = await ownContract();
  const [first, second] = [await signedInAs(own.primary), await signedInAs(own.billing)];
  for (const page of [first, second]) await page.goto(`/contracts/${own.number}/address`);
  await first.getByLabel("Street address").fill("First Street 1");
  await save(first);
  await expect(saved(first)).toBeVisible();
  await second.getByLabel("Street address").fill("Second Street 2");
  await save(second);
  await expect(second.getByRole("alert").filter({ hasText: "Pia Own saved this on" })).toBeVisible();
  await expect(second.getByLabel("Street address")).toHaveValue("Second Street 2");
  await expect(second.getByLabel("Street address")).toHaveAccessibleDescription("Saved now: First Street 1");
  await expectAccessible(second);
  await save(second);
  await expect(saved(second)).toBeVisible();
  await first.reload();
  await expect(first.getByLabel("Street address")).toHaveValue("Second Street 2");
});

test("[CON-6, USR-6] the primary contact's name is corrected here, their role goes by handover", async ({
  signedInAs,
  ownContract,
}) => {
  const own = await ownContract();
  const page = await signedInAs(own.billing);
  await page.goto(`/contracts/${own.number}/contact`);
  const primary = part(page, "Primary billing contact");
  await expect(primary).toContainText("Pia Own can make another person the primary billing contact.");
  await primary.getByLabel("Phone").fill("+1 415 555 0123");
  await primary.getByLabel("First name").fill("");
  await save(page, primary);
  await expect(primary.getByLabel("First name")).toHaveAccessibleDescription("Enter a name.");
  await primary.getByLabel("First name").fill("Philippa");
  await save(page, primary);
  await expect(saved(page)).toBeVisible();
  const holder = await signedInAs(own.primary);
  await holder.goto(`/contracts/${own.number}/contact`);
  await holder.getByRole("link", { name: "Make another person the primary billing contact" }).click();
  await expect(holder).toHaveURL(/\/users\/handover\?/);
});

test("[CON-2] a contract's page draws its term, and says the same as text", async ({ signedInAs }) => {
  const page = await signedInAs("ada@acme.example");
  await page.goto("/contracts/C-1001");
  const term = part(page, "Term");
  await expect(term.locator("svg")).toBeVisible();
  for (const fact of ["Begins", "Today", "Auto-renewal can be decided", "Ends"])
    await expect(term.getByText(fact, { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "All invoices of this contract" })).toBeVisible();
  await expect(page.getByRole("link", { name: /^PDF of INV-/ }).first()).toBeVisible();
});

test("[BIL-2] PO, VAT and registration number of a bill group are checked and saved", async ({
  signedInAs,
  ownContract,
  db,
}) => {
  const own = await ownContract({ seller: "Fjord Cloud AB" });
  const { id } = await db.row<{ id: string }>("SELECT bill_group_id AS id FROM contract WHERE number = $1", [
    own.number,
  ]);
  const page = await signedInAs(own.primary);
  await page.goto(`/billing/${id}`);
  await page.getByLabel("PO number").fill("PO-77");
  await page.getByLabel("VAT number").fill("SE556677889902");
  await part(page, "On your invoices").getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("VAT number")).toHaveAccessibleDescription(/not a valid VAT number of SE/);
  await page.getByLabel("VAT number").fill("se 556677-8899 01");
  await part(page, "On your invoices").getByRole("button", { name: "Save" }).click();
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("VAT number")).toHaveValue("SE556677889901");
  await expectAccessible(page);
});

test("[BIL-2, WHY-1] who sees some contracts of the group reads its settings, with why and whom to ask", async ({
  signedInAs,
  db,
}) => {
  const { id } = await db.row<{ id: string }>("SELECT id FROM bill_group WHERE name = 'Acme US'");
  const page = await signedInAs("ben@acme.example");
  await page.goto(`/billing/${id}`);
  await expect(page.getByText("is changed by people who see all of its active contracts")).toBeVisible();
  await expect(page.getByRole("link", { name: "ada@acme.example" }).first()).toBeVisible();
  await expect(page.getByLabel("VAT number")).toHaveCount(0);
});
