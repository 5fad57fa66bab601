import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { mailTo } from "./inbox";
import { portalUrl } from "./server";
import { daysAfter, inWords } from "./words";

/** A contract's toggle: a link where it leads to the confirmation, a button where it opens the reasons. */
const toggle = (page: Page, number: string) =>
  page
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: number }) })
    .getByRole("cell")
    .last();
const mark = (cell: Locator) => cell.locator("svg.switch");
const dialog = (page: Page) => page.getByRole("alertdialog");
const confirm = (page: Page) => page.getByRole("button", { name: "Turn off auto-renewal", exact: true });

/** How much more blue than red the toggle's outline is: over 60 is blue, under 40 grey. */
const blueness = (cell: Locator) =>
  mark(cell)
    .locator(".track")
    .evaluate((track) => {
      const [red = 0, , blue = 0] = getComputedStyle(track).stroke.match(/\d+/g)?.map(Number) ?? [];
      return blue - red;
    });

const GREY = {
  "C-1002": { who: "ada@acme.example", word: "Active", says: "It is too early", offset: [-90, -7] },
  "C-1003": { who: "ben@acme.example", word: "Active", says: "It is too late", offset: [-7] },
  "C-1004": { who: "ada@acme.example", word: "Inactive", says: "Auto-renewal is off already", offset: [] },
  "C-1005": { who: "ada@acme.example", word: "Inactive", says: "The contract ended on", offset: [0] },
  "C-1006": { who: "ada@acme.example", word: "Active", says: "excluded from deciding on renewal here", offset: [] },
};

test("[REN-1] the toggle is blue where auto-renewal can be turned off now, with its word below", async ({
  signedInAs,
}) => {
  const page = await signedInAs("ada@acme.example");
  await page.goto("/contracts");
  const cell = toggle(page, "C-1001");
  await expect(cell).toHaveText(/^Active/);
  await expect(cell.getByRole("link", { name: "Active Turn off auto-renewal of C-1001" })).toBeVisible();
  await expect(mark(cell)).toHaveAttribute("data-live", "true");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await blueness(cell), colorScheme).toBeGreaterThan(60);
    expect(await blueness(toggle(page, "C-1002")), colorScheme).toBeLessThan(40);
  }
  await expect(page.getByRole("columnheader").last()).toHaveText("Auto Renewal");
});

for (const [number, { who, word, says, offset }] of Object.entries(GREY)) {
  test(`[REN-3, WHY-1] the grey toggle of ${number} says why and whom to ask, by keyboard too`, async ({
    signedInAs,
    db,
  }) => {
    const page = await signedInAs(who);
    await page.goto(number === "C-1005" ? "/contracts?show=ended" : "/contracts");
    const cell = toggle(page, number);
    await expect(cell).toHaveText(new RegExp(`^${word}`));
    await expect(mark(cell)).toHaveAttribute("data-live", "false");
    expect(await blueness(cell)).toBeLessThan(40);

    const opener = cell.getByRole("button", {
      name: `${word} Auto-renewal of ${number}: why it cannot be changed here`,
    });
    const reasons = page.locator(`#why-${number}`);
    await expect(reasons).toBeHidden();
    await opener.focus();
    await page.keyboard.press("Enter");
    await expect(reasons).toBeVisible();
    await expect(reasons).toContainText(says);
    const { ends } = await db.row<{ ends: string }>("SELECT ends_on::text AS ends FROM contract WHERE number = $1", [
      number,
    ]);
    for (const days of offset) await expect(reasons).toContainText(inWords(daysAfter(ends, days)));
    await expect(reasons).toContainText("Anna Ek");
    await expect(reasons.getByRole("link", { name: "anna.ae@fjord.example" })).toHaveAttribute("href", /^mailto:/);
    await expect(reasons.getByRole("link", { name: "+1 415 555 0102" })).toHaveAttribute("href", /^tel:/);
    await page.keyboard.press("Tab");
    await expect(reasons.getByRole("link", { name: "anna.ae@fjord.example" })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(reasons).toBeHidden();
    await expect(opener).toBeFocused();
  });
}

test("[REN-3, ANY-3] the reasons open without JavaScript", async ({ signedInAs }) => {
  const page = await signedInAs("ada@acme.example", { javaScriptEnabled: false });
  await page.goto("/contracts");
  await toggle(page, "C-1002").getByRole("button").click();
  await expect(page.locator("#why-C-1002")).toContainText("It is too early");
});

test("[REN-4] the confirmation states the end date and what stops; leaving it changes nothing", async ({
  signedInAs,
  ownContract,
  db,
}) => {
  const { number, primary, endsOn } = await ownContract();
  const page = await signedInAs(primary);
  await page.goto("/contracts");
  const opener = toggle(page, number).getByRole("link");
  for (const leave of ["Escape", "Keep it as it is"]) {
    await opener.click();
    await expect(dialog(page)).toHaveAccessibleName(`Turn off auto-renewal of ${number}?`);
    await expect(dialog(page)).toHaveAccessibleDescription(
      new RegExp(`ends on ${inWords(endsOn, "long")} and is not renewed.*stop after that day.*Cloud Seat × 3`),
    );
    await expect(dialog(page)).toContainText(`Until ${inWords(daysAfter(endsOn, -7))} you can turn it on again`);
    await expect(page.getByRole("button", { name: "Keep it as it is" })).toBeFocused();
    if (leave === "Escape") await page.keyboard.press("Escape");
    else await page.getByRole("button", { name: leave }).click();
    await expect(dialog(page)).toBeHidden();
    await expect(opener).toBeFocused();
  }
  expect(await db.renewalOf(number)).toEqual({ autoRenew: true, offHere: false, changes: 0 });
});

test("[REN-4, REN-5] turned off it reads Inactive at once and stays blue; receipts and a notice go out; and back on", async ({
  signedInAs,
  ownContract,
  db,
}) => {
  const { number, primary, billing, account, endsOn } = await ownContract();
  const page = await signedInAs(billing);
  await page.goto("/contracts");
  const cell = toggle(page, number);
  await cell.getByRole("link").click();
  await confirm(page).click();
  await expect(dialog(page)).toHaveAccessibleName("Auto-renewal is off");
  await expect(dialog(page).getByRole("status").first()).toContainText("A receipt is on its way by mail.");
  expect(await db.renewalOf(number)).toEqual({ autoRenew: false, offHere: true, changes: 1 });
  await page.getByRole("button", { name: "Close" }).click();
  await expect(cell).toHaveText(/^Inactive/);
  await expect(mark(cell)).toHaveAttribute("data-live", "true");
  expect(await blueness(cell)).toBeGreaterThan(60);

  for (const reader of [primary, billing]) {
    const receipt = await mailTo(reader, { subject: new RegExp(`^Auto-renewal of contract ${number} is off$`) });
    expect(receipt.text).toContain(`The contract ends on ${inWords(endsOn)} and is not renewed.`);
    expect(receipt.text).toMatch(
      new RegExp(`Changed by: ${billing}\nChanged on: \\d{1,2} \\w+ 2027, \\d\\d:\\d\\d \\S+`),
    );
    expect(receipt.text).toContain(`${portalUrl}/contracts/${number}`);
    expect(receipt.text).toContain("Anna Ek");
  }
  const notice = { subject: new RegExp(`^${account}: auto-renewal of ${number} was turned off$`) };
  expect((await mailTo("anna.ae@fjord.example", notice)).text).toContain(billing);

  await cell.getByRole("link", { name: `Inactive Turn on auto-renewal of ${number}` }).click();
  await expect(dialog(page)).toContainText(`renews when it ends on ${inWords(endsOn, "long")}`);
  await page.getByRole("button", { name: "Turn on auto-renewal", exact: true }).click();
  await page.getByRole("button", { name: "Close" }).click();
  await expect(cell).toHaveText(/^Active/);
  expect(await db.renewalOf(number)).toEqual({ autoRenew: true, offHere: false, changes: 2 });
  await mailTo(primary, { subject: new RegExp(`${number} is on again`) });
});

test("[REN-4, REN-5, ANY-3] the same without JavaScript, through a page that asks", async ({
  signedInAs,
  ownContract,
  db,
}) => {
  const { number, primary, endsOn } = await ownContract();
  const page = await signedInAs(primary, { javaScriptEnabled: false });
  await page.goto("/contracts");
  await toggle(page, number).getByRole("link").click();
  await expect(page.getByRole("heading", { name: `Turn off auto-renewal of ${number}?` })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(`ends on ${inWords(endsOn, "long")} and is not renewed`);
  await page.getByRole("link", { name: "Keep it as it is" }).click();
  expect(await db.renewalOf(number)).toEqual({ autoRenew: true, offHere: false, changes: 0 });
  await page.getByRole("link", { name: "Turn off" }).click();
  await confirm(page).click();
  await expect(page).toHaveURL(new RegExp(`/contracts/${number}(\\?|$)`));
  await expect(page.getByRole("main")).toContainText("Auto-renewal is off. A receipt is on its way by mail.");
  await mailTo(primary, { subject: new RegExp(`${number} is off$`) });
  await page.getByRole("link", { name: "Turn on" }).click();
  await page.getByRole("button", { name: "Turn on auto-renewal" }).click();
  await expect(page.getByRole("main")).toContainText("Auto-renewal is on again.");
  expect(await db.renewalOf(number)).toEqual({ autoRenew: true, offHere: false, changes: 2 });
});

test("[REN-5] a double click is one change", async ({ signedInAs, ownContract, db }) => {
  const { number, primary } = await ownContract();
  const page = await signedInAs(primary);
  await page.goto("/contracts");
  await toggle(page, number).getByRole("link").click();
  await confirm(page).dblclick();
  await expect(dialog(page)).toHaveAccessibleName("Auto-renewal is off");
  expect(await db.renewalOf(number)).toEqual({ autoRenew: false, offHere: true, changes: 1 });
});

test("[REN-5, REN-6] two people at once make one change; the second is told kindly and by whom to be helped", async ({
  signedInAs,
  ownContract,
  db,
}) => {
  const { number, primary, billing } = await ownContract();
  const pages = [await signedInAs(primary), await signedInAs(billing)];
  for (const page of pages) {
    await page.goto("/contracts");
    await toggle(page, number).getByRole("link").click();
    await expect(confirm(page)).toBeVisible();
  }
  await Promise.all(pages.map((page) => confirm(page).click()));
  const told = pages.map((page) =>
    page.getByRole("alert").filter({ hasText: "Auto-renewal was turned off here already." }),
  );
  const done = pages.map((page) => page.getByRole("heading", { name: "Auto-renewal is off" }));
  for (const [at, page] of pages.entries())
    await expect(page.locator("body"), "each gets an answer").toContainText(
      /turned off here already|receipt is on its way/,
      {
        timeout: 10_000 + at,
      },
    );
  expect([await told[0]?.count(), await told[1]?.count()].sort()).toEqual([0, 1]);
  expect([await done[0]?.count(), await done[1]?.count()].sort()).toEqual([0, 1]);
  expect(await db.renewalOf(number)).toEqual({ autoRenew: false, offHere: true, changes: 1 });
});

test("[ANY-1, REN-4] keyboard alone turns it off, and the focus comes back to the toggle", async ({
  signedInAs,
  ownContract,
  db,
}) => {
  const { number, primary } = await ownContract();
  const page = await signedInAs(primary);
  await page.goto("/contracts");
  const opener = toggle(page, number).getByRole("link");
  const isFocused = () => opener.evaluate((link) => link === document.activeElement);
  for (let pressed = 0; pressed < 20 && !(await isFocused()); pressed += 1) await page.keyboard.press("Tab");
  await expect(opener).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Keep it as it is" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(confirm(page)).toBeFocused();
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Close" })).toBeFocused();
  expect(await db.renewalOf(number)).toEqual({ autoRenew: false, offHere: true, changes: 1 });
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toBeHidden();
  await expect(opener).toBeFocused();
  await expect(opener).toHaveAccessibleName(`Inactive Turn on auto-renewal of ${number}`);
});
