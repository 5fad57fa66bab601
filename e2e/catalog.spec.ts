import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** The fields and what is said of the products, in the page's main part. */
const quantity = (page: Page, name: string) => page.getByRole("main").getByLabel(`Quantity to add of ${name}`);
const product = (page: Page, name: string) =>
  page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { level: 3, name }) });

/** Every price of the demo's book, as it is written or kept, and its currency. */
const PRICES = /\bUSD\b|\b(?:40|36|30|25|12|150|2,?500)\.00\b|(?<![-\w])(?:4000|3600|2500|1200|15000|250000)(?![-\w])/;

/** What the portal sends for a page, as HTML or to the router. */
function listen(page: Page): string[] {
  const answers: string[] = [];
  page.on("response", async (response) => {
    const type = response.headers()["content-type"] ?? "";
    if (!/html|x-component|json/.test(type)) return;
    answers.push((await response.text().catch(() => "")).replace(/nonce(="|\\":\\")[^"\\]+/g, ""));
  });
  return answers;
}

test("[QUO-5, QUO-6] products are picked, priced while a quantity is typed and not before, and quoted", async ({
  signedInAs,
  ownContract,
}) => {
  const { primary, number } = await ownContract();
  const page = await signedInAs(primary);
  await page.goto("/");
  const answers = listen(page);
  await page.getByRole("link", { name: "Add more products" }).click();
  const main = page.getByRole("main");
  await expect(main).toContainText(`They are added to contract ${number}`);
  await expect(product(page, "Cloud Seat")).toContainText("You have");
  await expect(product(page, "Data Storage 100 GB")).toHaveCount(0);
  await main.getByRole("link", { name: "Show All Available Products" }).click();
  await expect(product(page, "Data Storage 100 GB")).toBeVisible();
  await page.reload();
  await expect(product(page, "Premium Support")).toBeVisible();
  expect(await page.content()).not.toMatch(PRICES);
  expect(answers.length).toBeGreaterThan(2);
  for (const answer of answers) expect(answer).not.toMatch(PRICES);

  await quantity(page, "Cloud Seat").pressSequentially("10");
  // 10 × 36.00 × 12 × 61 ÷ 365
  await expect(product(page, "Cloud Seat")).toContainText("721.97");
  await expect(product(page, "Cloud Seat")).toContainText("61 of 365 days");
  await expect(product(page, "Data Storage 100 GB")).not.toContainText("USD");
  await quantity(page, "Premium Support").fill("1");
  await expect(product(page, "Premium Support")).toContainText("144.39");
  await expect(main).toContainText("866.36");
  // What stands in the field is what is quoted, however fast the button is pressed.
  await quantity(page, "Cloud Seat").fill("8");
  await main.getByRole("button", { name: "Create quote" }).click();
  await expect(page).toHaveURL(/\/quotes\/Q-\d+$/);
  // 8 × 40.00 × 12 × 61 ÷ 365, and a fifth of it
  await expect(page.getByRole("main")).toContainText("770.10");
});

test("[QUO-6, ANY-3, ANY-4] without JavaScript prices are shown on request, and a wrong quantity is answered beside it", async ({
  signedInAs,
  ownContract,
}) => {
  const { primary } = await ownContract();
  const page = await signedInAs(primary, { javaScriptEnabled: false });
  await page.goto("/products/add?all=1");
  const main = page.getByRole("main");
  expect(await page.content()).not.toMatch(PRICES);
  await quantity(page, "Cloud Seat").fill("1,000");
  await quantity(page, "Data Storage 100 GB").fill("2");
  await main.getByRole("button", { name: "Show prices" }).click();
  await expect(quantity(page, "Cloud Seat")).toHaveValue("1,000");
  await expect(quantity(page, "Cloud Seat")).toHaveAccessibleDescription(/without points and commas/);
  await expect(main.getByRole("button", { name: "Create quote" })).toHaveCount(0);
  await quantity(page, "Cloud Seat").fill("1 000");
  await main.getByRole("button", { name: "Show prices" }).click();
  await expect(product(page, "Cloud Seat")).toContainText("For 50 or more");
  await main.getByRole("button", { name: "Create quote" }).click();
  await expect(page).toHaveURL(/\/quotes\/Q-\d+$/);
});

test("[QUO-7] with several contracts what was picked is sent to the account executive, and can be taken back", async ({
  signedInAs,
  ownContract,
  db,
}) => {
  const { primary, number, account } = await ownContract({ besides: 1 });
  const page = await signedInAs(primary);
  await page.goto("/products/add");
  const main = page.getByRole("main");
  await expect(main).toContainText("more than one active contract");
  await quantity(page, "Cloud Seat").fill("5");
  await main.getByLabel("Contract").selectOption(number);
  await expect(main).not.toContainText("USD");
  await main.getByLabel(/Anything your account executive should know/).fill("For the new office.");
  await main.getByRole("button", { name: "Send request" }).click();
  await expect(main.getByRole("heading", { level: 1, name: "Request for products" })).toBeVisible();
  for (const text of ["Cloud Seat × 5", "For the new office.", number, "Anna Ek"])
    await expect(main).toContainText(text);
  const kept = await db.rows("SELECT FROM product_request JOIN account ON account.id = account_id WHERE name = $1", [
    account,
  ]);
  expect(kept).toHaveLength(1);
  await main.getByRole("button", { name: "Withdraw request" }).click();
  await expect(main).toContainText("It was withdrawn");
  await main.getByRole("link", { name: "All requests" }).click();
  await expect(main.getByRole("row").filter({ hasText: "Cloud Seat × 5" })).toContainText("Withdrawn");
});

test("[QUO-8] an upgrade is asked for once, from the subscription's page", async ({ signedInAs, ownContract, db }) => {
  const { primary, number } = await ownContract();
  await db.rows(
    "UPDATE subscription SET edition = 'Standard' FROM contract WHERE contract.id = contract_id AND number = $1",
    [number],
  );
  const page = await signedInAs(primary);
  await page.goto("/subscriptions");
  const main = page.getByRole("main");
  await main.getByRole("link", { name: "Cloud Seat" }).click();
  await main.getByRole("link", { name: "Ask for an upgrade" }).click();
  await main.getByRole("radio", { name: "Enterprise" }).check();
  await main.getByRole("button", { name: "Send request" }).click();
  await expect(main).toContainText("Cloud Seat: from Standard to Enterprise");
  await page.goto("/");
  await expect(page.getByRole("link", { name: "See the open request to your account executive" })).toBeVisible();
  await page.goto("/subscriptions");
  await main.getByRole("link", { name: "Cloud Seat" }).click();
  await main.getByRole("link", { name: "Ask for an upgrade" }).click();
  await expect(main).toContainText("waits for an answer");
  await expect(main.getByRole("button", { name: "Send request" })).toHaveCount(0);
});

test("[QUO-9] without the permission everything can be read, and whoever holds it is named", async ({
  signedInAs,
  ownContract,
}) => {
  const { billing, primary } = await ownContract();
  const page = await signedInAs(billing);
  await page.goto("/products/add?all=1");
  const main = page.getByRole("main");
  await expect(main).toContainText("needs the manage billing permission");
  await expect(main.getByRole("link", { name: primary })).toBeVisible();
  await expect(product(page, "Cloud Seat")).toContainText("You have");
  await expect(main.getByRole("textbox")).toHaveCount(0);
  await expect(main.getByRole("button")).toHaveCount(0);
});
