import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { mailTo } from "./inbox";
import { askForMail, freshAddress, signInMail, typeCode } from "./signing-in";

const background = (page: Page) => page.locator("html").evaluate((html) => getComputedStyle(html).backgroundColor);
const DARK = "rgb(14, 19, 24)";
const LIGHT = "rgb(246, 247, 249)";

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with" : "without";

  test(`[ANY-2, ANY-3] a language that was chosen stays, ${how} JavaScript`, async ({
    openBrowser,
    signedInAs,
    ownContract,
  }) => {
    const { primary, number } = await ownContract();
    for (const page of [await openBrowser({ javaScriptEnabled }), await signedInAs(primary, { javaScriptEnabled })]) {
      const path = (await page.context().cookies()).length > 0 ? `/contracts/${number}` : "/sign-in";
      await page.goto(path);
      await page.getByRole("button", { name: "Svenska" }).click();
      await expect(page.locator("html")).toHaveAttribute("lang", "sv");
      await expect(page.getByRole("button", { name: "Svenska" })).toHaveAttribute("aria-pressed", "true");
      await page.reload();
      await expect(page.locator("html")).toHaveAttribute("lang", "sv");
      await page.goto("/cookies");
      await expect(page.getByRole("heading", { name: "Kakor" })).toBeVisible();
      await page.getByRole("button", { name: "English" }).click();
      await expect(page.getByRole("heading", { name: "Cookies" })).toBeVisible();
    }
  });

  test(`[ANY-1, ANY-3] light or dark stays as chosen, ${how} JavaScript`, async ({ openBrowser }) => {
    const page = await openBrowser({ javaScriptEnabled, colorScheme: "light" });
    await page.goto("/sign-in");
    expect(await background(page)).toBe(LIGHT);
    await page.getByRole("button", { name: "Dark" }).click();
    await expect.poll(() => background(page)).toBe(DARK);
    await page.reload();
    expect(await background(page)).toBe(DARK);
    await page.goto("/cookies");
    expect(await background(page)).toBe(DARK);
    await page.getByRole("button", { name: "Device" }).click();
    await expect.poll(() => background(page)).toBe(LIGHT);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await background(page)).toBe(DARK);
  });
}

test("[ANY-2] what was typed is still there after choosing a language or an appearance", async ({ openBrowser }) => {
  const page = await openBrowser();
  await page.goto("/sign-in");
  const email = freshAddress();
  await page.getByLabel("Email address").fill(email);
  await page.getByRole("button", { name: "Dark" }).click();
  await expect.poll(() => background(page)).toBe(DARK);
  await page.getByRole("button", { name: "Svenska" }).click();
  await expect(page.getByLabel("E-postadress")).toHaveValue(email);
});

test("[ANY-2] mails come in the language that their reader chose", async ({
  signedInAs,
  openBrowser,
  ownContract,
  db,
}) => {
  await db.forgetNetworkLimits();
  const { primary, billing, number } = await ownContract();
  const page = await signedInAs(primary);
  await page.goto(`/contracts/${number}/renewal`);
  await page.getByRole("button", { name: "Svenska" }).click();
  await page.getByRole("button", { name: "Stäng av automatisk förlängning" }).click();
  await expect(page.getByText("Automatisk förlängning är av. Ett kvitto är på väg med e-post.")).toBeVisible();
  const receipt = await mailTo(primary, { subject: new RegExp(`^Automatisk förlängning av avtal ${number} är av$`) });
  expect(receipt.text).toMatch(/Slutdatum: \d{1,2} \w+ 2027/);
  expect(receipt.html).toContain('<html lang="sv">');
  await mailTo(billing, { subject: new RegExp(`^Auto-renewal of contract ${number} is off$`) });

  const email = freshAddress();
  const guest = await openBrowser();
  await guest.goto("/sign-in");
  await guest.getByRole("button", { name: "Svenska" }).click();
  await guest.getByLabel("E-postadress").fill(email);
  await guest.getByRole("button", { name: "Skicka en länk till mig" }).click();
  await mailTo(email, { subject: /är din kod till/ });
});

test("[ANY-2] a Swedish reader sees dates and money the Swedish way", async ({ signedInAs }) => {
  const page = await signedInAs("ina@elm.example", { locale: "sv-SE" });
  await page.goto("/contracts/C-5001");
  await expect(page.getByRole("heading", { name: "Översikt" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(/120\s000,00\sSEK/);
  await expect(page.getByRole("main")).toContainText(/\d{1,2} april 2027/);
  await expect(page.getByRole("main")).toContainText("Stockholm");
});

test("[DSK-2, BIL-7, ANY-3] a link about another of one's bill groups is one press away from it; somebody else's is as none", async ({
  signedInAs,
  db,
}) => {
  const idOf = async (name: string) =>
    (await db.row<{ id: string }>("SELECT id FROM bill_group WHERE name = $1", [name])).id;
  const page = await signedInAs("ada@acme.example", { javaScriptEnabled: false });
  await page.goto(`/?group=${await idOf("Birch")}`);
  await expect(page.getByText("The link you followed")).toHaveCount(0);
  await page.goto(`/?group=${await idOf("Acme EMEA")}`);
  await expect(page.getByRole("main")).toContainText("Acme US");
  await page.getByRole("button", { name: "Look at Acme EMEA" }).click();
  await expect(page.getByText("The link you followed")).toHaveCount(0);
  await expect(page.getByRole("main")).toContainText("Acme EMEA");
});

test("[DSK-2, SIG-8] who signs in by a link about a bill group looks at that one", async ({ openBrowser, db }) => {
  const { id } = await db.row<{ id: string }>("SELECT id FROM bill_group WHERE name = 'Acme EMEA'");
  const page = await openBrowser();
  const cora = "cora@acme.example";
  await askForMail(page, cora, `/?group=${id}`);
  await typeCode(page, (await signInMail(cora)).code);
  await expect(page.getByRole("main")).not.toContainText("Six-digit code");
  await page.goto("/");
  await expect(page.getByRole("main")).toContainText("Acme EMEA");
});
