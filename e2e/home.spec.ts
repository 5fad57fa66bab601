import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { addToContract } from "./own-contract";
import { expectProvider, providerUrl } from "./provider";
import { portalUrl } from "./server";
import { signInByCode } from "./signing-in";

const part = (page: Page, title: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name: title, exact: true }) });
const switcher = (page: Page) => page.getByRole("button", { name: /Change bill group/ });

test("[SIG-8] signing in with no other page in mind lands on Home", async ({ page, ownContract, db }) => {
  await db.forgetNetworkLimits();
  await signInByCode(page, (await ownContract()).primary);
  await expect(page).toHaveURL("/");
  await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();
});

test("[BIL-1] Home says what is due, when and how it is billed, and who can help", async ({ signedInAs }) => {
  const page = await signedInAs("ada@acme.example");
  await page.goto("/");
  const due = part(page, "Amount due");
  await expect(due).toContainText("USD");
  await expect(due).toContainText("2,450.50 USD of it is overdue");
  const billing = part(page, "Billing");
  for (const text of ["Next billing date", "Monthly", "Auto-pay", "4500-1", "Los Angeles"])
    await expect(billing).toContainText(text);
  await expect(billing.getByRole("link", { name: "Change billing information" })).toHaveAttribute(
    "href",
    /^\/billing\/[0-9a-f-]{36}$/,
  );
  await expect(billing.getByRole("link", { name: /auto-pay/ })).toHaveAttribute("href", /\/auto-pay$/);
  await expect(part(page, "Needs your attention").getByRole("link", { name: "See INV-1043" })).toBeVisible();
  const help = part(page, "Who can help");
  for (const name of ["Fjord Cloud Customer Service", "Anna Ek", "Carl Cole"]) await expect(help).toContainText(name);
  const payments = page.getByRole("table", { name: "Last payments" });
  await expect(payments.getByRole("rowheader")).toHaveCount(5);
  await expect(payments.getByRole("link", { name: /^Download receipt of P-/ })).toHaveCount(5);
});

test("[BIL-1] Pay now with one invoice leads to the provider's page", async ({
  signedInAs,
  ownContract,
  ownInvoice,
  watch,
}) => {
  expectProvider(watch);
  const contract = await ownContract();
  await ownInvoice(contract, { minor: 50_000 });
  const page = await signedInAs(contract.primary);
  await page.goto("/");
  await expect(part(page, "Amount due")).toContainText("500.00 USD");
  await page.getByRole("button", { name: "Pay Now" }).click();
  await expect(page).toHaveURL(new RegExp(`^${providerUrl}/`));
  await expect(page.getByRole("main")).toContainText("500.00");
});

test("[BIL-1, PAY-1] Pay now with several leads to paying the group's open invoices together, and no others", async ({
  signedInAs,
  ownContract,
  ownInvoice,
  db,
}) => {
  const [contract, other] = [await ownContract(), await ownContract()];
  await addToContract(db, contract.primary, other.number);
  const own = [await ownInvoice(contract), await ownInvoice(contract)];
  const elsewhere = await ownInvoice(other);
  const page = await signedInAs(contract.primary, { javaScriptEnabled: false });
  await page.goto("/");
  await expect(switcher(page)).toBeVisible();
  // Which of the two comes first is chance.
  if ((await switcher(page).getByText(contract.account, { exact: true }).count()) === 0) {
    await switcher(page).click();
    await page.locator("#bill-groups button:not([aria-current])").click();
  }
  await part(page, "Amount due").getByRole("link", { name: "Pay now" }).click();
  const numbers = page.getByRole("rowheader");
  await expect(numbers.filter({ hasText: own[0] ?? "" })).toHaveCount(1);
  await expect(numbers.filter({ hasText: own[1] ?? "" })).toHaveCount(1);
  await expect(numbers.filter({ hasText: elsewhere })).toHaveCount(0);
});

for (const javaScriptEnabled of [true, false])
  test(`[BIL-7] more bill groups than a glance takes in are chosen from a select, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    signedInAs,
    ownContract,
    db,
  }) => {
    const contracts = [];
    for (let n = 0; n < 13; n += 1) contracts.push(await ownContract());
    const [first, ...others] = contracts;
    if (!first) throw new Error("no contract");
    // An account's name is whatever its seller wrote.
    const named = `</option><script>alert(1)</script> "${first.account}"`;
    const { billGroupId } = await db.row<{ billGroupId: string }>(
      `UPDATE bill_group SET name = $2 FROM contract
       WHERE contract.bill_group_id = bill_group.id AND contract.number = $1 RETURNING bill_group.id AS "billGroupId"`,
      [others[5]?.number, named],
    );
    for (const { number } of others) await addToContract(db, first.primary, number);
    const page = await signedInAs(first.primary, { javaScriptEnabled });
    await page.goto("/contracts");
    await switcher(page).click();
    const groups = page.getByRole("combobox", { name: "Bill group" });
    await expect(groups.locator("option")).toHaveCount(13);
    await expect(groups.locator("optgroup")).toHaveCount(13);
    await groups.selectOption(billGroupId);
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await expect(switcher(page)).toContainText(named);
    await expect(groups).toBeHidden();
    await switcher(page).click();
    await expect(groups).toHaveValue(billGroupId);
  });

test("[BIL-1] with nothing due Home says so calmly", async ({ signedInAs, ownContract, ownInvoice, db }) => {
  const contract = await ownContract({ endsIn: 300 });
  const number = await ownInvoice(contract);
  await db.rows("UPDATE invoice SET open_minor = 0 WHERE number = $1", [number]);
  const page = await signedInAs(contract.primary);
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "You’re all caught up" })).toBeVisible();
  await expect(part(page, "Needs your attention")).toContainText("Nothing is waiting for you.");
  await expect(page.getByRole("link", { name: "Pay now" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Pay Now" })).toHaveCount(0);
});

test("[BIL-1, ANY-1] before the first invoice Home says what will appear", async ({ signedInAs, ownContract }) => {
  const page = await signedInAs((await ownContract()).primary);
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "No invoices yet" })).toBeVisible();
  await expect(page.getByText("No payments yet")).toBeVisible();
  await expect(page.locator("svg[role=img]")).toHaveCount(0);
});

test("[BIL-1] what is not all says so", async ({ signedInAs }) => {
  const page = await signedInAs("ben@acme.example");
  await page.goto("/");
  await expect(part(page, "Amount due")).toContainText("For the one contract you see in this bill group");
});

test("[INV-11, WHY-1] a suspended account is told why, how it ends and whom to ask", async ({ signedInAs }) => {
  const page = await signedInAs("dan@birch.example");
  await page.goto("/");
  const main = page.getByRole("main");
  await expect(main).toContainText("Birch Foods is suspended because invoices are overdue");
  await expect(main).toContainText("lifted by itself");
  await expect(main.getByRole("link", { name: "carl.collector@fjord.example" }).first()).toBeVisible();
});

for (const javaScriptEnabled of [true, false])
  test(`[BIL-7, BIL-5] the switcher changes the bill group${javaScriptEnabled ? "" : ", without JavaScript"}`, async ({
    signedInAs,
  }) => {
    const page = await signedInAs("ada@acme.example", { javaScriptEnabled });
    await page.goto("/contracts");
    await expect(switcher(page)).toContainText("Acme Robotics · Acme US");
    await switcher(page).click();
    await page.getByRole("button", { name: /^Acme EMEA/ }).click();
    await expect(page).toHaveURL("/");
    await expect(switcher(page)).toContainText("Acme Robotics · Acme EMEA");
    await expect(page.getByRole("button", { name: /^Acme US/ }), "it is closed again").toBeHidden();
    await expect(page.getByRole("banner")).toContainText("Fjord Cloud AB");
    await expect(page.getByRole("banner").locator("img")).toHaveAttribute("src", "/brands/fjord-cloud-ab.svg");
    const brand = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--brand"));
    expect(brand).toContain("#0d7a6b");
    await expect(page.getByRole("main")).toContainText("Quarterly");
    await page.goto("/subscriptions");
    await expect(page.getByRole("main")).toContainText("Acme EMEA");
    await page.goto("/billing");
    await expect(page).toHaveURL(/\/billing\/[0-9a-f-]{36}$/);
  });

test("[BIL-7, ACC-6] a remembered group that is made up or somebody else's is no group of theirs", async ({
  signedInAs,
  db,
}) => {
  const { id } = await db.row<{ id: string }>("SELECT id FROM bill_group WHERE name = 'Birch'");
  for (const value of [id, "nonsense", "00000000-0000-4000-8000-000000000000"]) {
    const page = await signedInAs("ada@acme.example");
    await page.context().addCookies([{ name: "portal-bill-group", value, url: portalUrl }]);
    const answer = await page.goto("/");
    expect(answer?.status()).toBe(200);
    await expect(switcher(page)).toContainText("Acme US");
    await expect(page.locator("body")).not.toContainText("Birch");
  }
});

test("[BIL-7] with one bill group there is nothing to choose, and it still says where one is", async ({
  signedInAs,
}) => {
  const page = await signedInAs("fay@dune.example");
  await page.goto("/");
  await expect(switcher(page)).toHaveCount(0);
  await expect(page.getByRole("banner")).toContainText("Dune Analytics · Dune");
});

test("[BIL-6, ANY-1] the charts hold the same numbers as the tables beside them", async ({ signedInAs }) => {
  const page = await signedInAs("ada@acme.example", { javaScriptEnabled: false });
  await page.goto("/");
  const aging = page.getByRole("img", { name: /^Open balance in USD/ });
  await expect(aging).toHaveAccessibleName(/1–30 days overdue: 2,450\.50\sUSD/);
  await part(page, "Balance by age, USD").getByText("Show the numbers").click();
  const ages = page.getByRole("table", { name: "Balance by age, USD" });
  await expect(ages.getByRole("row").filter({ hasText: "1–30 days overdue" })).toContainText("2,450.50");
  await part(page, "Billed and paid, USD").getByText("Show the numbers").click();
  await expect(page.getByRole("table", { name: "Billed and paid, USD" }).getByRole("rowheader")).toHaveCount(12);
  await expect(page.getByRole("img", { name: /^Billed and paid in USD by month/ })).toBeVisible();
});

test("[BIL-8] upcoming billing is marked as an estimate and shows its arithmetic", async ({ signedInAs }) => {
  const page = await signedInAs("ada@acme.example");
  await page.goto("/");
  const upcoming = part(page, "Upcoming billing");
  await expect(upcoming).toContainText("Estimate");
  await expect(upcoming).toContainText("without tax");
  await expect(upcoming.getByRole("listitem").filter({ hasText: "Cloud Seat" }).first()).toContainText(
    /40 × 36\.00\sUSD.*1,440\.00\sUSD/s,
  );
  await expect(upcoming).toContainText(/Estimated total.*2,861\.00\sUSD/s);
});

test("[ANY-2] Home in Swedish", async ({ signedInAs }) => {
  const page = await signedInAs("dan@birch.example", { locale: "sv-SE" });
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1, name: "Översikt" })).toBeVisible();
  for (const text of ["Att betala", "240,00", "Nästa faktureringsdag", "Automatisk betalning", "Kommande fakturering"])
    await expect(page.getByRole("main")).toContainText(text);
});
