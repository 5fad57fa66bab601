import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { type RawAnswer, rawHttp } from "./raw-http";
import { askForMail, noAccess, signInByCode, signInMail, signInMailsTo, typeCode } from "./signing-in";

const numbers = (page: Page) => page.getByRole("rowheader").getByRole("link");
const CUSTOMERS = /Acme|Birch|Cedar|Dune|Elm|Own |C-\d{4}|INV-|Anna|Carl/;

test("[ACC-1] a person sees the contracts they are a contact of, and no other", async ({ signedInAs }) => {
  const page = await signedInAs("ben@acme.example");
  for (const show of ["", "?show=all"]) {
    await page.goto(`/contracts${show}`);
    await expect(numbers(page)).toHaveText(["C-1003", "C-1001"].sort(show ? undefined : () => 0));
  }
  await page.goto("/contracts?show=ended");
  await expect(page.getByText("No ended contracts")).toBeVisible();
});

/**
 * What is left when chance is taken out: ids made for each request, and the order in which the parts of a page were
 * ready, with the numbers that they got from it.
 */
function withoutChance({ status, headers: { date: _, ...headers }, body }: RawAnswer, number: string): unknown {
  const blur = (text: string) =>
    text
      .replaceAll(number, "NUMBER")
      .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "ID")
      .replaceAll(/(nonce\W+)[\w-]{43}/g, "$1NONCE")
      .replaceAll(/(\\?",\\?")[\w-]{21}[hmv](?=\\?")/g, "$1KEY")
      .replaceAll(/\$[A-Za-z@]?[0-9a-f]+\b/g, "$REF");
  const parts = blur(body)
    .replaceAll(/"\]\)<\/script><script nonce="NONCE">self\.__next_f\.push\(\[1,"/g, "")
    .split(/\\n|\n/)
    .map((part) => part.replace(/^[0-9a-f]+:/, "REF:"));
  return { status, headers: blur(JSON.stringify(headers)), parts: parts.sort() };
}

// The router's own requests are answered while they stream, so Next gives them 200 before it knows: as for any page.
const ASKED: Record<string, Parameters<typeof rawHttp>[1] & { below?: string; status?: number }> = {
  "a page": {},
  "the page below it": { below: "/renewal" },
  "a HEAD request": { method: "HEAD" },
  "the router's request": { headers: { RSC: "1" }, below: "?_rsc", status: 200 },
  "the router's request below it": { headers: { RSC: "1" }, below: "/renewal?_rsc", status: 200 },
};

for (const [what, { below = "", status = 404, ...asked }] of Object.entries(ASKED)) {
  test(`[ACC-6] another's contract and one that does not exist get the same answer: ${what}`, async ({ db }) => {
    const session = await db.openSession("ben@acme.example");
    const answers = [];
    for (const number of ["C-1002", "C-9999", "C-5001"]) {
      const answer = await rawHttp(`/contracts/${number}${below}`, { ...asked, session });
      expect(answer.status).toBe(status);
      answers.push(withoutChance(answer, number));
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[2]).toEqual(answers[1]);
  });
}

test("[ACC-6] a form sent with another's contract in it is answered as if there were none, and changes nothing", async ({
  signedInAs,
  ownContract,
  db,
}) => {
  const [mine, theirs] = [await ownContract(), await ownContract()];
  const answers: string[] = [];
  for (const javaScriptEnabled of [true, false]) {
    const page = await signedInAs(mine.primary, { javaScriptEnabled });
    for (const number of [theirs.number, "T-nowhere"]) {
      await page.goto(`/contracts/${mine.number}/renewal`);
      await page.locator('input[name="contractNumber"]').evaluate((field: HTMLInputElement, value) => {
        field.value = value;
      }, number);
      await page.getByRole("button", { name: "Turn off auto-renewal" }).click();
      const refusal = page.getByRole("alert").filter({ hasText: "does not exist" });
      await expect(refusal).toBeVisible();
      answers.push(await refusal.ariaSnapshot());
    }
  }
  expect(new Set(answers).size).toBe(1);
  for (const { number } of [mine, theirs])
    expect(await db.renewalOf(number)).toEqual({ autoRenew: true, offHere: false, changes: 0 });
});

test("[ACC-2, ACC-8] who comes in by domain sees the contract; its toggle is grey and names the contact", async ({
  signedInAs,
}) => {
  const page = await signedInAs("gus@elm.example");
  await page.goto("/contracts");
  await expect(numbers(page)).toHaveText(["C-5001"]);
  const toggle = page.getByRole("button", { name: /Auto-renewal of C-5001/ });
  await expect(toggle.locator("svg")).toHaveAttribute("data-live", "false");
  await toggle.click();
  const reasons = page.locator("#why-C-5001");
  await expect(reasons).toContainText("Only a contact of the contract can do this");
  await expect(reasons).toContainText("Ina Alm");
  await expect(reasons.getByRole("link", { name: "ina@elm.example" })).toBeVisible();
  await page.goto("/contracts/C-5001/renewal");
  await expect(page.getByText("Only a contact of the contract")).toBeVisible();
  await expect(page.getByRole("button", { name: /Turn off/ })).toHaveCount(0);
});

test("[ACC-2] a single address is let in, one of a subdomain or a look-alike is not", async ({ signedInAs }) => {
  const let_in = await signedInAs("aud@audit.example");
  await let_in.goto("/contracts");
  await expect(numbers(let_in)).toHaveText(["C-5001"]);
  for (const email of [
    "somebody@sub.elm.example",
    "gus@notelm.example",
    "bob@audit.example",
    "elm.example@gus.example",
  ]) {
    const page = await signedInAs(email);
    await page.goto("/contracts");
    await expect(noAccess(page), email).toBeVisible();
  }
});

test("[SIG-5] a reseller's people are told so, with whom to turn to, and see no names", async ({
  signedInAs,
  db,
  watch,
}) => {
  const page = await signedInAs("eve@cedar.example");
  for (const path of ["/", "/contracts", "/contracts/C-3001", "/contracts/C-3001/renewal", "/no-access"]) {
    watch.expect(/404 \(Not Found\)/);
    await page.goto(path);
    await expect(page, path).toHaveURL("/closed");
  }
  const main = page.getByRole("main");
  await expect(main).toContainText("it is not open to partners and resellers");
  await expect(main).toContainText("Fjord Cloud Customer Service");
  await expect(main.getByRole("link", { name: "service@fjord.example" })).toBeVisible();
  await expect(main.getByRole("link", { name: "+1 415 555 0100" })).toBeVisible();
  expect((await main.ariaSnapshot()).replace("eve@cedar.example", "")).not.toMatch(CUSTOMERS);
  const { status, body } = await rawHttp("/contracts/C-3001", { session: await db.openSession("eve@cedar.example") });
  expect(body.replaceAll("/contracts/C-3001", "").replaceAll('"C-3001', ""), `status ${status}`).not.toMatch(CUSTOMERS);
});

test("[SIG-4] an address without access is told so and may ask; no customer is named", async ({ signedInAs }) => {
  const page = await signedInAs("stranger@nowhere.example");
  for (const path of ["/", "/contracts", "/closed"]) {
    await page.goto(path);
    await expect(page, path).toHaveURL("/no-access");
  }
  const main = page.getByRole("main");
  await expect(main).toContainText("stranger@nowhere.example");
  await expect(main).toContainText("A colleague who already uses the portal can let you in");
  await expect(main.getByLabel("Contract or invoice number")).toBeVisible();
  await expect(main.getByRole("button", { name: "Ask for access" })).toBeVisible();
  await expect(main.getByRole("link", { name: "service@fjord.example" })).toBeVisible();
  expect(await main.ariaSnapshot()).not.toMatch(CUSTOMERS);
  await main.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
});

test("[ACC-7] a removal counts from the next request, also in a page that is open", async ({
  signedInAs,
  ownContract,
  db,
  watch,
}) => {
  watch.expect(/404 \(Not Found\)/);
  const { number, billing } = await ownContract({ besides: 1 });
  const page = await signedInAs(billing);
  await page.goto("/contracts");
  await expect(numbers(page)).toHaveCount(2);
  await page
    .getByRole("link", { name: `Turn off auto-renewal of ${number}`, exact: false })
    .first()
    .click();
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await db.removeContact(number, billing);

  await page.getByRole("alertdialog").getByRole("button", { name: "Turn off auto-renewal" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "not among what you can see" })).toBeVisible();
  expect(await db.renewalOf(number)).toEqual({ autoRenew: true, offHere: false, changes: 0 });
  expect((await page.goto(`/contracts/${number}`))?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "Nothing here" })).toBeVisible();
  await page.goto("/contracts");
  await expect(numbers(page)).toHaveText([`${number}-1`]);
});

test("[ACC-7] who loses the last contract loses the portal with the next request", async ({
  signedInAs,
  ownContract,
  db,
}) => {
  const { number, billing } = await ownContract();
  const page = await signedInAs(billing);
  await page.goto(`/contracts/${number}`);
  await expect(page.getByRole("heading", { name: number, level: 1 })).toBeVisible();
  await db.removeContact(number, billing);
  await page.getByRole("link", { name: "All contracts" }).click();
  // With the last place the sessions went too; signed in again, there is nothing to see.
  await expect(page.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
  await expect(page.getByText("Your session has ended")).toContainText("your access was removed");
  await signInByCode(page, billing, page.url());
  await expect(noAccess(page)).toBeVisible();
});

test("[INV-11] people of a suspended account sign in and see", async ({ page, db }) => {
  await db.forgetNetworkLimits();
  const before = await signInMailsTo("dan@birch.example");
  await askForMail(page, "dan@birch.example");
  await typeCode(page, (await signInMail("dan@birch.example", before + 1)).code);
  await page.getByRole("link", { name: "Contracts", exact: true }).click();
  await expect(numbers(page)).toHaveText(["C-2001"]);
  await numbers(page).click();
  await expect(page.getByRole("heading", { name: "C-2001", level: 1 })).toBeVisible();
});
