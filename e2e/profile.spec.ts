import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { mailTo } from "./inbox";
import { rawHttp } from "./raw-http";
import { askForMail, freshAddress, newAddressLink, noAccess, signInByCode, signInMail, typeCode } from "./signing-in";

test.beforeEach(({ db }) => db.forgetNetworkLimits());

const sessions = (page: Page) => page.getByRole("row").filter({ has: page.getByRole("rowheader") });

async function askFor(page: Page, email: string): Promise<void> {
  await page.goto("/profile");
  await page.getByLabel("New email address").fill(email);
  await page.getByRole("button", { name: "Mail a link to the new address" }).click();
  await expect(page.getByText(`A link is on its way to ${email}`)).toBeVisible();
  await expect(page.getByText(`${email} waits to be confirmed`)).toBeVisible();
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with" : "without";

  test(`[SIG-6, ACC-7] one browser ends another's session, which lands on sign-in with the reason, ${how} JavaScript`, async ({
    signedInAs,
    ownContract,
  }) => {
    const { primary } = await ownContract();
    const [here, there] = [
      await signedInAs(primary, { javaScriptEnabled }),
      await signedInAs(primary, { javaScriptEnabled }),
    ];
    await there.goto("/contracts");
    await here.goto("/contracts");
    await here.getByRole("link", { name: /^Signed in as/ }).click();
    await expect(here.getByRole("heading", { name: "Your profile", level: 1 })).toBeVisible();
    await expect(sessions(here)).toHaveCount(2);
    await expect(sessions(here).first()).toContainText("This session");
    await here.getByRole("button", { name: /^End session/ }).click();
    await expect(here.getByText("The session is ended")).toBeVisible();
    await expect(sessions(here)).toHaveCount(1);
    await expect(here.getByText("You are signed in here only.")).toBeVisible();

    await there.getByRole("link", { name: "Invoices" }).first().click();
    await expect(there).toHaveURL(/\/sign-in\?next=%2Finvoices/);
    await expect(there.getByText("Your session has ended")).toBeVisible();
    await here.goto("/contracts");
    await expect(here.getByRole("heading", { name: "Contracts", level: 1 })).toBeVisible();
  });

  test(`[SIG-9] an address changes by the mailed link, and signs in from then on, ${how} JavaScript`, async ({
    openBrowser,
    signedInAs,
    ownContract,
  }) => {
    test.slow(); // four mails are waited for
    const { primary, number } = await ownContract();
    const email = freshAddress();
    const [page, other] = [await openBrowser({ javaScriptEnabled }), await signedInAs(primary)];
    const contract = (of: Page) => of.getByRole("link", { name: number, exact: true });
    await signInByCode(page, primary);
    await page.getByRole("link", { name: "Contracts", exact: true }).click();
    await expect(contract(page)).toBeVisible();
    await askFor(page, email);
    const link = await newAddressLink(email);
    for (const method of ["GET", "HEAD", "GET"]) expect((await rawHttp(link, { method })).status).toBe(200);

    await page.goto(link);
    await expect(page.getByText(primary)).toBeVisible();
    await page.getByRole("button", { name: "Change my address" }).click();
    await expect(page.getByText(`Your email address is ${email} now.`)).toBeVisible();
    await expect(page.getByText("waits to be confirmed")).toBeHidden();
    const told = await mailTo(primary, { subject: /was changed$/ });
    expect(told.text).toContain(email);
    expect(told.text).toContain("Fjord Cloud Customer Service");

    await other.goto("/contracts");
    await expect(other.getByText("Your session has ended")).toBeVisible();
    await askForMail(other, email);
    await typeCode(other, (await signInMail(email)).code);
    await other.getByRole("link", { name: "Contracts", exact: true }).click();
    await expect(contract(other)).toBeVisible();
    await page.goto(link);
    await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
    const stranger = await openBrowser();
    await askForMail(stranger, primary);
    await typeCode(stranger, (await signInMail(primary, 2)).code);
    await expect(noAccess(stranger)).toBeVisible();
  });

  test(`[SIG-9] signed in too long ago, the page says why and signs in again, ${how} JavaScript`, async ({
    signedInAs,
    ownContract,
    db,
  }) => {
    const { primary } = await ownContract();
    const page = await signedInAs(primary, { javaScriptEnabled });
    await db.rows(
      `UPDATE session SET created_at = portal.now() - interval '11 minutes'
       FROM person WHERE person.id = person_id AND email = $1`,
      [primary],
    );
    await page.goto("/profile");
    await expect(page.getByText("in the first 10 minutes after signing in only")).toBeVisible();
    await expect(page.getByRole("link", { name: "service@fjord.example" }).first()).toBeVisible();
    await expect(page.getByLabel("New email address")).toHaveCount(0);
    await page.getByRole("button", { name: "Sign in again" }).click();
    await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
    await expect(page.getByText(primary)).toBeVisible();
    await typeCode(page, (await signInMail(primary)).code);
    await expect(page).toHaveURL("/profile");
    await expect(page.getByLabel("New email address")).toBeVisible();
    await expect(sessions(page), "the session before was replaced").toHaveCount(1);
  });
}

test("[SIG-6] all other sessions end at once, and this one by signing out", async ({ signedInAs, ownContract }) => {
  const { primary } = await ownContract();
  const page = await signedInAs(primary);
  const others = [await signedInAs(primary), await signedInAs(primary)];
  await page.goto("/profile");
  await page.getByRole("button", { name: "End all other sessions" }).click();
  await expect(page.getByText("2 sessions are ended")).toBeVisible();
  for (const other of others) {
    await other.goto("/profile");
    await expect(other.getByText("Your session has ended")).toBeVisible();
  }
  await sessions(page)
    .getByRole("button", { name: /^Sign out/ })
    .click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
});

test("[SIG-6, ACC-6] a form sent with somebody else's session ends nothing", async ({
  signedInAs,
  ownContract,
  db,
}) => {
  const [mine, theirs] = [await ownContract(), await ownContract()];
  const [page, other] = [await signedInAs(mine.primary), await signedInAs(theirs.primary)];
  const { id } = await db.row<{ id: string }>(
    "SELECT session.id FROM session JOIN person ON person.id = person_id WHERE email = $1",
    [theirs.primary],
  );
  await page.goto("/profile");
  const button = sessions(page).getByRole("button");
  await button.evaluate((element: HTMLButtonElement, value) => {
    element.value = value;
  }, id);
  await button.click();
  await expect(page.getByRole("alert").filter({ hasText: "or it is not yours" })).toBeVisible();
  await other.goto("/profile");
  await expect(other.getByRole("heading", { name: "Your profile", level: 1 })).toBeVisible();
});

test("[SIG-9, ANY-4] what is no new address is refused beside the field; a change that waits can be withdrawn", async ({
  signedInAs,
  ownContract,
}) => {
  const { primary } = await ownContract();
  const page = await signedInAs(primary);
  await page.goto("/profile");
  const field = page.getByLabel("New email address");
  for (const [typed, message] of [
    ["", /Enter your email address/],
    ["a@b.example, c@d.example", /Enter one address only/],
    [primary.toUpperCase(), /This is your address already/],
  ] as const) {
    await field.fill(typed);
    await page.getByRole("button", { name: "Mail a link to the new address" }).click();
    await expect(field).toHaveAccessibleDescription(message);
    await expect(field).toBeFocused();
    await expect(field).toHaveValue(typed);
  }
  const email = freshAddress();
  await askFor(page, email);
  const link = await newAddressLink(email);
  await page.getByRole("button", { name: "Withdraw" }).click();
  await expect(page.getByText("The change is withdrawn.")).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
});

for (const javaScriptEnabled of [true, false])
  test(`[SIG-9, SIG-2] elsewhere the link asks to sign in with the old address first, and comes back, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    openBrowser,
    signedInAs,
    ownContract,
    db,
  }) => {
    const [{ primary }, { primary: somebody }] = [await ownContract(), await ownContract()];
    const email = freshAddress();
    await askFor(await signedInAs(primary), email);
    const link = await newAddressLink(email);
    const elsewhere = await openBrowser({ javaScriptEnabled });
    await elsewhere.goto(link);
    await elsewhere.getByRole("button", { name: "Sign in with the old address" }).click();
    await expect(elsewhere).toHaveURL("/sign-in?next=/new-address");
    await elsewhere.getByLabel("Email address").fill(primary);
    await elsewhere.getByRole("button", { name: "Email me a link" }).click();
    await expect(elsewhere.getByRole("heading", { name: "Check your mail" })).toBeVisible();
    const { returnTo } = await db.row<{ returnTo: string }>(
      `SELECT return_to AS "returnTo" FROM sign_in_request WHERE email = $1`,
      [primary],
    );
    expect(returnTo, "the link itself is stored nowhere").toBe("/new-address");

    const others = await signedInAs(somebody, { javaScriptEnabled });
    await others.goto(link);
    await expect(others.getByText(`You are signed in as ${somebody}`)).toBeVisible();
    await expect(others.getByRole("button", { name: "Change my address" })).toHaveCount(0);
    await others.getByRole("button", { name: "Sign out and sign in with the old address" }).click();
    await expect(others.getByLabel("Email address")).toBeVisible();

    await typeCode(elsewhere, (await signInMail(primary)).code);
    await elsewhere.getByRole("button", { name: "Change my address" }).click();
    await expect(elsewhere.getByText(`Your email address is ${email} now.`)).toBeVisible();
  });

test("[SIG-9, SIG-3] an address that is somebody else's is refused only by the proven link, naming customer service", async ({
  signedInAs,
  ownContract,
}) => {
  const [{ primary }, { primary: taken }] = [await ownContract(), await ownContract()];
  const page = await signedInAs(primary);
  await askFor(page, taken);
  await page.goto(await newAddressLink(taken));
  await page.getByRole("button", { name: "Change my address" }).click();
  const refusal = page.getByRole("alert").filter({ hasText: "already belongs to somebody" });
  await expect(refusal).toContainText("Fjord Cloud Customer Service");
});
