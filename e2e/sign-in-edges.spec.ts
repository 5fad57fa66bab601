import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { portalUrl } from "./server";
import { askForMail, freshAddress, noAccess, signInByCode, signInMail, typeCode } from "./signing-in";

test.beforeEach(({ db }) => db.forgetNetworkLimits());

const MISSING = "Enter your email address.";
const MALFORMED = "Enter an address like name@company.com";
const SEVERAL = "Enter one address only.";
const ODD: Record<string, [typed: string, message: string]> = {
  "an empty field": ["", MISSING],
  "a name": ["ada", MALFORMED],
  "a host without a dot": ["ada@acme", MALFORMED],
  "two addresses": ["ada@acme.example,eve@cedar.example", SEVERAL],
  "two addresses with a semicolon": ["ada@acme.example; eve@cedar.example", SEVERAL],
  "two at signs": ["ada@evil.example@acme.example", MALFORMED],
  "a quoted name": ['"ada@evil.example"@acme.example', MALFORMED],
  "a comment": ["ada(x)@acme.example", MALFORMED],
  "letters beyond ASCII": ["adä@acme.example", MALFORMED],
  "a full-width at sign": ["ada＠acme.example", MALFORMED],
  "a right-to-left mark": ["ada\u202e@acme.example", MALFORMED],
  "300 letters": [`${"a".repeat(288)}@acme.example`, MALFORMED],
  "5,000 letters": [`${"a".repeat(5_000)}@acme.example`, MALFORMED],
};

async function expectRefused(page: Page, what: string): Promise<void> {
  const [typed, message] = ODD[what] ?? ["", ""];
  await page.goto("/sign-in");
  const field = page.getByLabel("Email address");
  await field.fill(typed);
  const shown = await field.inputValue();
  await page.getByRole("button", { name: "Email me a link" }).click();
  await expect(field, what).toHaveAttribute("aria-invalid", "true");
  await expect(field, what).toHaveAccessibleDescription(new RegExp(message));
  expect((await field.inputValue()) === shown, `${what}: what was typed is still there`).toBe(true);
  await expect(page).toHaveURL("/sign-in");
}

test("[ANY-4, S5] an address that is none gets a message beside the field, stays in it and has the focus", async ({
  page,
  db,
}) => {
  for (const what of Object.keys(ODD)) {
    await expectRefused(page, what);
    await expect(page.getByLabel("Email address"), what).toBeFocused();
  }
  expect(await db.rows("SELECT 1 FROM sign_in_request WHERE email LIKE '%evil%' OR email LIKE 'aaaa%'")).toEqual([]);
});

test("[ANY-3, ANY-4] an address that is none gets the same answer without JavaScript", async ({ openBrowser }) => {
  const page = await openBrowser({ javaScriptEnabled: false });
  for (const what of Object.keys(ODD)) await expectRefused(page, what);
});

test("[ANY-4] more text than any form has is refused beside the field", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("Email address").fill("a".repeat(30_000));
  await page.getByRole("button", { name: "Email me a link" }).click();
  await expect(page.getByLabel("Email address")).toHaveAccessibleDescription(/too long|address like/);
});

test("[ANY-4] a request beyond the size that forms have is refused with words, never a blank page", async ({
  page,
  watch,
}) => {
  watch.expect(/413|500|Body exceeded|Failed to load resource|An error occurred|React error #441/);
  await page.goto("/sign-in");
  await page.getByLabel("Email address").fill("a".repeat(400_000));
  await page.getByRole("button", { name: "Email me a link" }).click();
  await expect(page.getByRole("heading", { name: "That did not work" })).toBeVisible();
});

test("[ACC-2] an address counts without regard to capitals and blanks around it", async ({ page }) => {
  const email = freshAddress();
  await askForMail(page, ` ${email.toUpperCase()} `);
  await expect(page.getByText(email)).toBeVisible();
  await typeCode(page, (await signInMail(email)).code);
  await expect(noAccess(page)).toBeVisible();
});

test("[SIG-8] a page asked for before signing in is where signing in leads", async ({ page, ownContract }) => {
  const { primary, number } = await ownContract();
  await page.goto(`/contracts/${number}?decided=0`);
  await expect(page).toHaveURL(`/sign-in?next=${encodeURIComponent(`/contracts/${number}?decided=0`)}`);
  await signInByCode(page, primary, page.url());
  await expect(page).toHaveURL(`/contracts/${number}?decided=0`);
  await expect(page.getByRole("heading", { name: number, level: 1 })).toBeVisible();
});

const HOSTILE = [
  "//evil.example",
  "https://evil.example/",
  "/\\evil.example",
  "\\\\evil.example",
  "javascript:alert(1)",
];
HOSTILE.push(
  "/\t/evil.example",
  "/%09/evil.example",
  "/..//evil.example",
  "https:evil.example",
  "/sign-in/link?token=x",
);
for (const [at, next] of HOSTILE.entries()) {
  test(`[S9] a hostile page to go back to stays inside the portal (${at}: ${JSON.stringify(next)})`, async ({
    page,
    watch,
  }) => {
    watch.expect(/404 \(Not Found\) \(http:\/\/localhost/);
    await signInByCode(page, freshAddress(), `/sign-in?next=${encodeURIComponent(next)}`);
    await expect(noAccess(page).or(page.getByRole("heading", { name: "Nothing here" }))).toBeVisible();
    expect(new URL(page.url()).origin).toBe(portalUrl);
  });
}

test("[SIG-1] who is signed in is not asked again", async ({ signedInAs, ownContract }) => {
  const { primary, number } = await ownContract();
  const page = await signedInAs(primary);
  await page.goto("/sign-in");
  await expect(page, "Home [SIG-8]").toHaveURL("/");
  await page.goto(`/sign-in?next=${encodeURIComponent(`/contracts/${number}`)}`);
  await expect(page, "a page that was asked for").toHaveURL(`/contracts/${number}`);
});

test("[ANY-3] signing in by link works without JavaScript", async ({ openBrowser, ownContract }) => {
  const { primary, number } = await ownContract();
  const page = await openBrowser({ javaScriptEnabled: false });
  await page.goto(`/contracts/${number}`);
  await askForMail(page, primary, page.url());
  await page.goto((await signInMail(primary)).link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`/contracts/${number}`);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
});

test("[ANY-3] signing in by code works without JavaScript, a wrong one kept and told", async ({ openBrowser }) => {
  const email = freshAddress();
  const page = await openBrowser({ javaScriptEnabled: false });
  await askForMail(page, email);
  await typeCode(page, "12345");
  await expect(page.getByLabel("Six-digit code")).toHaveAccessibleDescription(/six digits/);
  await expect(page.getByLabel("Six-digit code")).toHaveValue("12345");
  await typeCode(page, (await signInMail(email)).code);
  await expect(noAccess(page)).toBeVisible();
});
