import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { mailTo } from "./inbox";
import { makeOwnQuote } from "./own-quote";
import { askForMail, signInByCode, signInMail } from "./signing-in";

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { name, level: 1 });

test("[SIG-8] signing in by code leads to the quote that expires first, once, and there is a way past it", async ({
  page,
  db,
  ownContract,
}) => {
  const contract = await ownContract();
  await makeOwnQuote(db, contract);
  const first = await makeOwnQuote(db, contract, { expiresIn: 2 });
  await signInByCode(page, contract.primary);
  await expect(page).toHaveURL(`/quotes/${first}?first=1`);
  await expect(heading(page, `Quote ${first}`)).toBeVisible();
  await expect(page.getByText("2 days left")).toBeVisible();
  await page.getByRole("link", { name: "Go to Home, answer later" }).click();
  await expect(page).toHaveURL("/");
  await expect(page.getByText(`Quote ${first} over 864.00 USD waits for your answer. Accept by`)).toBeVisible();
  await page.reload();
  await expect(page, "once only").toHaveURL("/");
});

test("[SIG-8, ANY-3] by link, without JavaScript and in Swedish too; a page in mind goes before it", async ({
  openBrowser,
  db,
  ownContract,
}) => {
  const contract = await ownContract();
  const number = await makeOwnQuote(db, contract);
  const swedish = await openBrowser({ javaScriptEnabled: false, locale: "sv-SE" });
  await swedish.goto("/sign-in");
  await swedish.getByRole("textbox").fill(contract.primary);
  await swedish.locator("main form button[type=submit]").first().click();
  await swedish.goto((await signInMail(contract.primary)).link);
  await swedish.locator("main form button[type=submit]").first().click();
  await expect(heading(swedish, `Offert ${number}`)).toBeVisible();
  const page = await openBrowser();
  await page.goto("/invoices");
  await askForMail(page, contract.primary, page.url());
  await page.goto((await signInMail(contract.primary, 2)).link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/invoices");
});

test("[SIG-8, QUO-9] who may not buy lands on Home, which names the quote; its page says who may", async ({
  page,
  db,
  ownContract,
}) => {
  const contract = await ownContract();
  const number = await makeOwnQuote(db, contract, { expiresIn: 0 });
  await signInByCode(page, contract.billing);
  await expect(page).toHaveURL("/");
  await page.getByRole("link", { name: `See ${number}` }).click();
  await expect(page.getByText("is the last day on which it can be answered")).toBeVisible();
  await expect(page.getByText("Pia Own")).toBeVisible();
  await expect(page.getByRole("link", { name: contract.primary })).toBeVisible();
  for (const name of ["Accept", "Decline"]) await expect(page.getByRole("link", { name, exact: true })).toHaveCount(0);
});

test("[QUO-1] a quote is declined with a reason, which the account executive gets", async ({
  signedInAs,
  db,
  ownContract,
}) => {
  const contract = await ownContract();
  const number = await makeOwnQuote(db, contract);
  const page = await signedInAs(contract.primary);
  await page.goto("/quotes");
  await page.getByRole("link", { name: number }).click();
  await page.getByRole("link", { name: "Decline" }).click();
  await page.getByRole("button", { name: `Decline ${number}` }).click();
  await expect(page.getByLabel("Why")).toHaveAccessibleDescription(/Say in a few words why you decline/);
  await page.getByLabel("Why").fill("We hire nobody this year.");
  await page.getByRole("button", { name: `Decline ${number}` }).click();
  await expect(page).toHaveURL(`/quotes/${number}`);
  await expect(page.getByText(/^Declined by Pia Own on/)).toBeVisible();
  await expect(page.getByText("We hire nobody this year.")).toBeVisible();
  const mail = await mailTo("anna.ae@fjord.example", { subject: new RegExp(`declined quote ${number}`) });
  expect(mail.text).toContain("We hire nobody this year.");
  await page.goto(`/contracts/${contract.number}/history`);
  await expect(page.getByText(`Pia Own declined quote ${number}.`)).toBeVisible();
});

test("[QUO-1, ANY-3] one's own is discarded without a reason and without JavaScript", async ({
  openBrowser,
  db,
  ownContract,
}) => {
  const contract = await ownContract();
  const number = await makeOwnQuote(db, contract, { origin: "customer" });
  const page = await openBrowser({ javaScriptEnabled: false });
  await page.goto(`/quotes/${number}`);
  await askForMail(page, contract.primary, page.url());
  await page.goto((await signInMail(contract.primary)).link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "Discard" }).click();
  await page.getByRole("button", { name: `Discard ${number}` }).click();
  await expect(page.getByText(/^Discarded by Pia Own on/)).toBeVisible();
});

test("[QUO-1, QUO-9] everybody on the contract reads it and has its document, and nobody else", async ({
  signedInAs,
  watch,
}) => {
  watch.expect(/404 \(Not Found\)/);
  const page = await signedInAs("hal@dune.example");
  await page.goto("/quotes");
  await expect(page.getByRole("link", { name: "Create Another Quote" })).toHaveCount(0);
  await page.getByRole("link", { name: "Q-701" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download PDF" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("Q-701.pdf");
  for (const path of ["/quotes/Q-703", "/quotes/Q-700", "/quotes/Q-703/decline", "/api/quotes/Q-703/pdf"])
    expect((await page.request.get(path)).status()).toBe(404);
});
