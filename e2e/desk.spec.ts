import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import type { Database } from "./database";
import { expect, test } from "./fixtures";
import { expectAccessible } from "./looks";
import { askForMail, signInMail, typeCode } from "./signing-in";

/** Gets no other mails than those that they ask for. */
const SAM = "sam.support@fjord.example";

/** What an app shows, by the portal's clock, so many seconds from now. */
async function codeOf(db: Database, key: string, seconds = 0): Promise<string> {
  const { now } = await db.row<{ now: Date }>("SELECT portal.now() AS now");
  const app = new TOTP({ algorithm: "SHA1", digits: 6, period: 30, secret: Secret.fromBase32(key) });
  return app.generate({ timestamp: now.getTime() + seconds * 1000 });
}

/** By the newest of so many mails. */
async function byMail(page: Page, nth: number): Promise<void> {
  await askForMail(page, SAM);
  await typeCode(page, (await signInMail(SAM, nth)).code);
}

test("[SIG-7, DSK-1] staff sign in by mail, set up a second factor, and find their accounts; next time its code is asked for", async ({
  openBrowser,
  db,
}) => {
  const page = await openBrowser();
  await byMail(page, 1);
  await expect(page.getByRole("heading", { level: 1, name: "Set up your second factor" })).toBeVisible();
  await page.goto("/desk");
  await expect(page).toHaveURL("/desk/second-factor");
  await page.getByRole("button", { name: "Set it up" }).click();
  await expect(page.getByRole("img", { name: "QR code with the key for your app" })).toBeVisible();
  await expectAccessible(page);
  const key = ((await page.locator("code").textContent()) ?? "").replace(/\s/g, "");
  await page.getByLabel("Code of the app").fill("000000");
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText(/This is not the code that the app shows/).last()).toBeVisible();
  await page.getByLabel("Code of the app").fill(await codeOf(db, key, -30));
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByRole("heading", { name: "Your recovery codes" })).toBeVisible();
  const recovery =
    (await page
      .getByRole("listitem")
      .filter({ hasText: /^[A-Z2-7]{5}-[A-Z2-7]{5}$/ })
      .first()
      .textContent()) ?? "";
  await page.getByRole("link", { name: "Go to the desk" }).click();
  await expect(page.getByRole("link", { name: "Acme Robotics" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Name, contract, invoice or address").fill("INV-2001");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("link", { name: "Birch Foods" }).click();
  await expect(page.getByRole("main")).toContainText("C-2001");
  await expect(page.getByRole("main")).toContainText("240.00 USD");
  await expectAccessible(page);

  const other = await openBrowser();
  await byMail(other, 2);
  await expect(other.getByRole("heading", { level: 1, name: "Prove your second factor" })).toBeVisible();
  await other.getByLabel("Code of the app").fill(await codeOf(db, key, 30));
  await other.getByRole("button", { name: "Open the desk" }).first().click();
  await expect(other.getByRole("link", { name: "Acme Robotics" })).toBeVisible();

  const lost = await openBrowser({ javaScriptEnabled: false });
  await byMail(lost, 3);
  await lost.getByText("Use a recovery code instead").click();
  await lost.getByLabel("Recovery code").fill(recovery.toLowerCase());
  await lost.getByRole("button", { name: "Open the desk" }).last().click();
  await expect(lost.getByRole("link", { name: "Acme Robotics" })).toBeVisible();
});

test("[SIG-7, ACC-6] to a customer there is no desk", async ({ signedInAs, watch }) => {
  watch.expect(/404 \(Not Found\)/);
  const page = await signedInAs("ada@acme.example");
  for (const path of ["/desk", "/desk/second-factor", "/desk/accounts/ffffffff-ffff-4fff-8fff-ffffffffffff"]) {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    await expect(
      page
        .getByRole("main")
        .or(page.getByRole("heading", { level: 1 }))
        .first(),
    ).not.toContainText("Acme Robotics");
  }
});
