import type { Page } from "@playwright/test";
import type { Database } from "./database";
import { expect, test } from "./fixtures";
import { rawHttp } from "./raw-http";
import { askForMail, freshAddress, noAccess, signInByCode, signInMail, typeCode } from "./signing-in";
import { daysAfter, inWords } from "./words";

// These tests move the portal's clock for everybody: they run after the others, one by one, and put it back.
let offset: string;

test.beforeEach(async ({ db }) => {
  await db.forgetNetworkLimits();
  ({ offset } = await db.row<{ offset: string }>("SELECT milliseconds::text AS offset FROM clock_offset"));
});

test.afterEach(async ({ db }) => {
  await db.rows("UPDATE clock_offset SET milliseconds = $1", [offset]);
});

/** Five minutes to midnight at the end of a day, where the seller entity is. */
const beforeMidnight = (db: Database, day: string, timeZone: string) =>
  db.setClock("($1::date + time '23:55') AT TIME ZONE $2", [day, timeZone]);

const toggle = (page: Page) => page.locator("svg.switch");
const confirm = (page: Page) => page.getByRole("button", { name: "Turn off auto-renewal", exact: true });

for (const seller of ["Fjord Cloud Inc.", "Fjord Cloud AB"] as const) {
  test(`[REN-2, REN-6] a page left open over the closing day's midnight is refused, by ${seller}'s calendar`, async ({
    db,
    signedInAs,
    ownContract,
  }) => {
    const { number, primary, endsOn, timeZone } = await ownContract({ seller });
    const closes = daysAfter(endsOn, -7);
    await beforeMidnight(db, closes, timeZone);
    const [open, page] = [await signedInAs(primary), await signedInAs(primary)];
    for (const tab of [open, page]) {
      await tab.goto("/contracts");
      await expect(toggle(tab)).toHaveAttribute("data-live", "true");
    }
    await open.getByRole("link", { name: /Turn off auto-renewal/ }).click();
    await page.goto(`/contracts/${number}/renewal`);
    for (const tab of [open, page]) await expect(confirm(tab)).toBeVisible();
    await db.pass(10);

    for (const tab of [open, page]) {
      await confirm(tab).click();
      const refusal = tab.getByRole("alert").filter({ hasText: "It is too late." });
      await expect(refusal).toContainText(`Auto-renewal could be decided here until ${inWords(closes)}.`);
      await expect(refusal).toContainText("Anna Ek");
    }
    expect(await db.renewalOf(number)).toEqual({ autoRenew: true, offHere: false, changes: 0 });
    await open.goto("/contracts");
    await expect(toggle(open)).toHaveAttribute("data-live", "false");
  });
}

test("[REN-2] on the closing day itself it can still be turned off, to its last minutes", async ({
  db,
  signedInAs,
  ownContract,
}) => {
  const { number, primary, endsOn, timeZone } = await ownContract();
  await beforeMidnight(db, daysAfter(endsOn, -7), timeZone);
  const page = await signedInAs(primary);
  await page.goto(`/contracts/${number}/renewal`);
  await confirm(page).click();
  await expect(page.getByText("Auto-renewal is off. A receipt is on its way")).toBeVisible();
  await db.pass(10);
  await page.goto(`/contracts/${number}`);
  await expect(page.getByText("It is too late.")).toBeVisible();
  await expect(page.getByRole("link", { name: /Turn on/ })).toHaveCount(0);
});

test("[REN-2, REN-3] the toggle turns blue as the opening day begins", async ({ db, signedInAs, ownContract }) => {
  const { primary, endsOn, timeZone } = await ownContract({ endsIn: 200 });
  const opens = daysAfter(endsOn, -90);
  await beforeMidnight(db, daysAfter(opens, -1), timeZone);
  const page = await signedInAs(primary);
  await page.goto("/contracts");
  await expect(toggle(page)).toHaveAttribute("data-live", "false");
  await page.getByRole("button", { name: /why it cannot be changed/ }).click();
  await expect(page.getByText(`from ${inWords(opens)}`)).toBeVisible();
  await db.pass(10);
  await page.reload();
  await expect(toggle(page)).toHaveAttribute("data-live", "true");
});

test("[SIG-6] half an hour idle ends a session; the next click asks to sign in and leads back", async ({
  db,
  signedInAs,
  ownContract,
}) => {
  const { number, primary } = await ownContract();
  const page = await signedInAs(primary);
  await page.goto("/contracts");
  for (let turn = 0; turn < 2; turn += 1) {
    await db.pass(25);
    await page.reload();
    await expect(page.getByRole("heading", { name: "Contracts" })).toBeVisible();
  }
  await db.pass(31);
  await page.getByRole("link", { name: number, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/sign-in\\?next=${encodeURIComponent(`/contracts/${number}`)}`));
  await expect(page.getByText("Your session has ended: it was idle for 30 minutes")).toBeVisible();
  await signInByCode(page, primary, page.url());
  await expect(page).toHaveURL(`/contracts/${number}`);
});

test("[SIG-6, ANY-4] an action after the session's end is refused with the way on, and changes nothing", async ({
  db,
  signedInAs,
  ownContract,
}) => {
  const { number, primary } = await ownContract();
  const page = await signedInAs(primary);
  await page.goto(`/contracts/${number}/renewal`);
  await db.pass(31);
  await confirm(page).click();
  await expect(
    page.getByRole("alert").filter({ hasText: "Your session has ended and nothing was changed." }),
  ).toBeVisible();
  expect(await db.renewalOf(number)).toEqual({ autoRenew: true, offHere: false, changes: 0 });
});

test("[SIG-6] what the browser fetches ahead does not keep a session alive", async ({ db, ownContract }) => {
  const { primary } = await ownContract();
  const session = await db.openSession(primary);
  const ahead = { RSC: "1", "Next-Router-Prefetch": "1" };
  await db.pass(20);
  const { headers: sent } = await rawHttp("/contracts", { session, headers: ahead });
  expect(sent.location, "the router's own address for it").toMatch(/_rsc=/);
  expect((await rawHttp(sent.location ?? "", { session, headers: ahead })).status).toBe(200);
  await db.pass(11);
  expect((await rawHttp("/contracts", { session })).status).toBe(307);
});

test("[SIG-6] twelve hours end a session, however active", async ({ db, ownContract }) => {
  const { primary } = await ownContract();
  const session = await db.openSession(primary);
  for (let minutes = 25; minutes < 12 * 60; minutes += 25) {
    await db.pass(25);
    expect((await rawHttp("/contracts", { session })).status, `after ${minutes} minutes`).toBe(200);
  }
  await db.pass(25);
  expect((await rawHttp("/contracts", { session })).status).toBe(307);
});

test("[SIG-2] link and code work for ten minutes and not longer", async ({ db, page }) => {
  const email = freshAddress();
  await askForMail(page, email);
  const { link, code } = await signInMail(email);
  await db.pass(9);
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "One more step" })).toBeVisible();
  await db.pass(2);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "older than 10 minutes" })).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  await page.goto("/sign-in/code");
  await typeCode(page, code);
  await expect(page.getByRole("alert").filter({ hasText: "no open sign-in for this browser" })).toBeVisible();
  await expect(noAccess(page)).toBeHidden();
});
