import { expect, test } from "./fixtures";

test("[BIL-9] the bill group's subscriptions, with status, quantity, price, dates and contract", async ({
  signedInAs,
}) => {
  const page = await signedInAs("ada@acme.example");
  await page.goto("/");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Subscriptions" }).click();
  await expect(page).toHaveURL("/subscriptions");
  const rows = page.getByRole("table", { name: "Subscriptions" }).getByRole("row");
  const storage = rows.filter({ hasText: "C-1006" });
  for (const text of ["Data Storage 100 GB", "Active", "25", /625\.00\sUSD/, /25 × 25\.00\sUSD/])
    await expect(storage).toContainText(text);
  await expect(rows.filter({ hasText: "Scheduled" })).toHaveCount(1);
  await expect(rows.filter({ hasText: "Ended" })).toHaveCount(2);
  await expect(page.getByRole("columnheader", { name: "Price per month" })).toBeVisible();
});

for (const javaScriptEnabled of [true, false])
  test(`[BIL-9] it is searched and narrowed${javaScriptEnabled ? "" : ", without JavaScript"}`, async ({
    signedInAs,
  }) => {
    const page = await signedInAs("ada@acme.example", { javaScriptEnabled });
    await page.goto("/subscriptions");
    await page.getByLabel("Product", { exact: true }).fill("seat");
    await page.getByLabel("Contract").selectOption("C-1001");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page).toHaveURL(/q=seat/);
    await expect(page.getByRole("rowheader")).toHaveText(["Cloud Seat", "Cloud Seat"]);
    await page.getByLabel("Status").selectOption("ended");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page.getByText("Nothing matches")).toBeVisible();
    await page.getByRole("link", { name: "Clear all" }).click();
    await expect(page).toHaveURL("/subscriptions");
  });

test("[BIL-9, BIL-8, WHY-1] each has a page: its contract, the next invoice, and who can change it", async ({
  signedInAs,
}) => {
  const page = await signedInAs("ben@acme.example");
  await page.goto("/subscriptions");
  const seats = page.getByRole("row").filter({ hasText: /40 ×/ });
  await seats.getByRole("link", { name: "Cloud Seat" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Cloud Seat" })).toBeVisible();
  const main = page.getByRole("main");
  await expect(main.getByRole("link", { name: "C-1001" })).toHaveAttribute("href", "/contracts/C-1001");
  await expect(main).toContainText(/40 × 36\.00\sUSD/);
  await expect(main).toContainText("Estimate");
  await expect(main.getByRole("link", { name: "anna.ae@fjord.example" })).toBeVisible();
});

test("[ACC-6] somebody else's subscription is not there, and neither is one by another word", async ({
  signedInAs,
  db,
  watch,
}) => {
  watch.expect(/404 \(Not Found\)/);
  const { id } = await db.row<{ id: string }>(
    "SELECT subscription.id FROM subscription JOIN contract ON contract.id = contract_id WHERE number = 'C-2001'",
  );
  const page = await signedInAs("ada@acme.example");
  for (const path of [id, "00000000-0000-4000-8000-000000000000", "nonsense"])
    expect((await page.goto(`/subscriptions/${path}`))?.status()).toBe(404);
});

test("[BIL-9, ANY-1] a group without subscriptions says what will appear", async ({ signedInAs, ownContract, db }) => {
  const { primary, number } = await ownContract();
  await db.rows("DELETE FROM subscription USING contract WHERE contract.id = contract_id AND number = $1", [number]);
  const page = await signedInAs(primary);
  await page.goto("/subscriptions");
  await expect(page.getByText("No subscriptions yet")).toBeVisible();
  await page.goto("/");
  await expect(page.getByRole("main")).toContainText("nothing will be billed");
});
