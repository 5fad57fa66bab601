import type { Database } from "./database";
import { expect, test } from "./fixtures";
import { expectAccessible } from "./looks";

const groupOf = async (db: Database, contract: string): Promise<string> =>
  (await db.row<{ id: string }>("SELECT bill_group_id AS id FROM contract WHERE number = $1", [contract])).id;

test("[DSK-3] staff preview a customer's portal beside the customer: the same pages, nothing can be changed, End preview ends it", async ({
  atTheDesk,
  signedInAs,
  ownContract,
  db,
}) => {
  const { number, primary } = await ownContract();
  const before = await db.renewalOf(number);
  const { page } = await atTheDesk("support");
  await page.goto(`/desk/bill-groups/${await groupOf(db, number)}/preview`);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Start preview" }).click();
  const banner = page.getByRole("complementary", { name: "Preview" });
  await expect(banner).toContainText("Nothing can be changed, mailed or charged here.");
  await expect(banner.getByRole("timer")).toHaveText(/Ends in (30:00|29:\d\d)/);
  await expectAccessible(page);

  const customer = await signedInAs(primary);
  for (const browser of [page, customer]) {
    await browser.goto(`/contracts/${number}`);
    await expect(browser.getByRole("heading", { level: 1 })).toContainText(number);
  }
  await expect(customer.getByRole("complementary", { name: "Preview" })).toHaveCount(0);
  const main = async (browser: typeof page) =>
    ((await browser.getByRole("main").textContent()) ?? "").replace(/\s+/g, " ");
  await customer.goto("/invoices");
  await page.goto("/invoices");
  expect(await main(page)).toBe(await main(customer));

  // What a customer can do is offered as it is, and refused with the reason.
  await page.goto("/profile");
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await expect(page.getByText(/This is a preview: nothing can be changed/).first()).toBeVisible();
  expect(await db.renewalOf(number)).toEqual(before);

  // The desk is the seller's own all the while.
  await page.goto("/desk");
  await expect(page.getByRole("complementary", { name: "Preview" })).toHaveCount(0);
  await page.goto("/contracts");
  await banner.getByRole("button", { name: "End preview" }).click();
  await expect(page).toHaveURL(/\/desk\/bill-groups\//);
  await page.goto("/contracts");
  await expect(page).toHaveURL(/\/desk$/);
});

test("[DSK-3, SIG-5, ANY-3] without JavaScript too, and of a reseller it shows the closed door", async ({
  atTheDesk,
  db,
}) => {
  const { page } = await atTheDesk("admin", { javaScriptEnabled: false });
  await page.goto(`/desk/bill-groups/${await groupOf(db, "C-3001")}/preview`);
  await page.getByRole("button", { name: "Start preview" }).click();
  await expect(page).toHaveURL(/\/closed$/);
  await expect(page.getByRole("complementary", { name: "Preview" })).toContainText("Cedar Partners");
  await page.getByRole("button", { name: "End preview" }).click();
  await expect(page).toHaveURL(/\/desk\/bill-groups\//);
});
