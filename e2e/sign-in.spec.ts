import { expect, test } from "./fixtures";
import { mailsTo, mailTo, readSignInMail } from "./inbox";
import { rawHttp } from "./raw-http";
import { portalUrl } from "./server";
import { askForMail, freshAddress, noAccess, otherThan, signInByCode, signInMail, typeCode } from "./signing-in";

test.beforeEach(({ db }) => db.forgetNetworkLimits());

test("[SIG-1, SIG-2] the link's page signs in on a press, once", async ({ page, ownContract }) => {
  const { primary, number } = await ownContract();
  await askForMail(page, primary);
  await expect(page.getByText(primary)).toBeVisible();
  const { link } = await signInMail(primary);
  const earlier = await page.context().newPage();
  for (const tab of [earlier, page]) {
    await tab.goto(link);
    await expect(tab.getByRole("heading", { name: "One more step" })).toBeVisible();
  }
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "Contracts", exact: true }).click();
  await expect(page.getByRole("link", { name: number, exact: true })).toBeVisible();

  await earlier.getByRole("button", { name: "Sign in" }).click();
  await expect(earlier.getByRole("alert").filter({ hasText: "it was used" })).toBeVisible();
  await expect(earlier.getByRole("link", { name: /new|mail|send/i }), "a way on").toBeVisible();
});

test("[SIG-2] a link that was used says so and leads to a new one", async ({ page, openBrowser }) => {
  const email = freshAddress();
  await askForMail(page, email);
  const { link } = await signInMail(email);
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(noAccess(page)).toBeVisible();

  const later = await openBrowser();
  const answer = await later.goto(link);
  expect(answer?.status()).toBe(200);
  await expect(later.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  await later.getByRole("link", { name: "Send me a new link" }).click();
  await expect(later.getByLabel("Email address")).toBeVisible();
});

test("[SIG-1] the code signs in, typed or pasted with a space in it", async ({ page }) => {
  const email = freshAddress();
  await askForMail(page, email);
  const { code } = await signInMail(email);
  await typeCode(page, `${code.slice(0, 3)} ${code.slice(3)}`);
  await expect(noAccess(page)).toBeVisible();
});

test("[SIG-2, S2] scanners that open the link use nothing up", async ({ page, openBrowser }) => {
  const email = freshAddress();
  await askForMail(page, email);
  const { link } = await signInMail(email);
  for (const method of ["GET", "HEAD", "GET", "HEAD", "GET"])
    expect((await rawHttp(link, { method })).status).toBe(200);
  expect((await rawHttp(link, { headers: { RSC: "1" } })).status).toBeLessThan(400);
  await (await openBrowser()).goto(link);

  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(noAccess(page)).toBeVisible();
});

test("[SIG-2, S3] in another browser the link asks for the code, which signs in there", async ({
  page,
  openBrowser,
}) => {
  const email = freshAddress();
  await askForMail(page, email);
  const { link, code } = await signInMail(email);

  const elsewhere = await openBrowser();
  await elsewhere.goto(link);
  await expect(elsewhere.getByRole("heading", { name: "Type the code from your mail" })).toBeVisible();
  await typeCode(elsewhere, otherThan(code));
  await expect(elsewhere.getByRole("alert").filter({ hasText: "not the code" })).toBeVisible();
  await typeCode(elsewhere, code);
  await expect(noAccess(elsewhere)).toBeVisible();

  await page.goto("/contracts");
  await expect(page, "the asking browser is not signed in by that").toHaveURL(/\/sign-in/);
});

test("[S3] without the mail's link, a code from another browser's mail signs nobody in", async ({
  page,
  openBrowser,
}) => {
  const email = freshAddress();
  await askForMail(page, email);
  const { code } = await signInMail(email);
  const elsewhere = await openBrowser();
  await elsewhere.goto("/sign-in/code");
  await typeCode(elsewhere, code);
  await expect(elsewhere.getByRole("alert").filter({ hasText: "no open sign-in for this browser" })).toBeVisible();
});

test("[SIG-2] only the newest mail counts", async ({ page }) => {
  const email = freshAddress();
  await askForMail(page, email);
  const first = await signInMail(email, 1);
  await page.getByRole("link", { name: "Use another address or send again" }).click();
  await askForMail(page, email);
  const second = await signInMail(email, 2);
  expect(second.link).not.toBe(first.link);

  await page.goto(first.link);
  await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  await page.goto("/sign-in/code");
  await typeCode(page, first.code);
  await expect(page.getByRole("alert").filter({ hasText: "not the code of the newest mail" })).toBeVisible();
  await typeCode(page, second.code);
  await expect(noAccess(page)).toBeVisible();
});

test("[SIG-2, S6] a wrong code is told and kept; after five the link of the same mail still works", async ({
  page,
}) => {
  const email = freshAddress();
  await askForMail(page, email);
  const { link, code } = await signInMail(email);
  const wrong = otherThan(code);
  for (let tried = 1; tried <= 5; tried += 1) {
    await typeCode(page, wrong);
    await expect(page.getByRole("alert").filter({ hasText: "not the code" })).toBeVisible();
    await expect(page.getByLabel("Six-digit code")).toHaveValue(wrong);
    await page.reload();
  }
  await typeCode(page, code);
  await expect(page.getByRole("alert").filter({ hasText: "wrong too often" })).toBeVisible();
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(noAccess(page)).toBeVisible();
});

test("[SIG-3, S6] over the limit the answer stays the same, no mail goes out, and the last one still works", async ({
  page,
  openBrowser,
  db,
}) => {
  const email = freshAddress();
  const requestId = async () =>
    (await db.row<{ id: string }>("SELECT id FROM sign_in_request WHERE email = $1", [email])).id;
  for (let asked = 1; asked <= 5; asked += 1) {
    await askForMail(page, email);
    await signInMail(email, asked);
  }
  const [usual, last] = [await page.getByRole("main").ariaSnapshot(), await requestId()];
  await askForMail(page, email);
  expect(await page.getByRole("main").ariaSnapshot()).toBe(usual);
  const elsewhere = await openBrowser();
  await askForMail(elsewhere, email);
  expect.soft(await elsewhere.getByRole("main").ariaSnapshot(), "in a browser that has not asked yet").toBe(usual);

  expect(await requestId(), "nothing was sent that would replace the last mail").toBe(last);
  expect(await mailsTo(email)).toHaveLength(5);
  await typeCode(page, (await signInMail(email, 5)).code);
  await expect(noAccess(page)).toBeVisible();
});

test("[SIG-3] a customer's address and a stranger's are answered alike", async ({ openBrowser, ownContract }) => {
  const { primary } = await ownContract();
  const answers = [];
  for (const email of [primary, freshAddress()]) {
    const page = await openBrowser();
    const posted = page.waitForResponse((response) => response.request().method() === "POST");
    await askForMail(page, email);
    const response = await posted;
    const words = (await page.locator("body").ariaSnapshot()).replaceAll(email, "somebody");
    const headers = Object.keys(await response.allHeaders()).sort();
    answers.push({ status: response.status(), headers, url: page.url(), title: await page.title(), words });
  }
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[0]?.url).toBe(`${portalUrl}/sign-in/code`);
});

test("[ANY-2] a Swedish browser gets Swedish pages and a Swedish mail", async ({ openBrowser }) => {
  const email = freshAddress();
  const page = await openBrowser({ locale: "sv-SE" });
  await page.goto("/sign-in");
  await expect(page.locator("html")).toHaveAttribute("lang", "sv");
  await page.getByLabel("E-postadress").fill(email);
  await page.getByRole("button", { name: "Skicka en länk till mig" }).click();
  await expect(page.getByRole("heading", { name: "Titta i din e-post" })).toBeVisible();
  const mail = await mailTo(email, { subject: /^\d{6} är din kod till Fjord Cloud/ });
  expect(mail.text).toContain("Länk och kod fungerar en gång");
  await page.getByLabel("Sexsiffrig kod").fill(readSignInMail(mail).code);
  await page.getByRole("button", { name: "Logga in" }).click();
  await expect(page.getByRole("heading", { name: "Ingen åtkomst ännu" })).toBeVisible();
});

test("[SIG-6, S7] signing out ends the session, here and for whoever kept its cookie", async ({
  page,
  ownContract,
}) => {
  const { primary, number } = await ownContract();
  await signInByCode(page, primary);
  await page.getByRole("link", { name: "Contracts", exact: true }).click();
  await expect(page.getByRole("link", { name: number, exact: true })).toBeVisible();
  const cookie = (await page.context().cookies()).find(({ name }) => name === "portal-session");
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", domain: "localhost", path: "/" });
  const session = cookie?.value ?? "";
  expect((await rawHttp("/contracts", { session })).status).toBe(200);

  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain("portal-session");
  const refused = await rawHttp("/contracts", { session });
  expect(refused.status).toBe(307);
  expect(refused.headers.location).toMatch(/^\/sign-in\?next=%2Fcontracts/);
  await page.goBack();
  await expect(page.getByLabel("Email address")).toBeVisible();
  await expect(page.getByText(number)).toBeHidden();
});
