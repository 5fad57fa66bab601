import type { Page } from "@playwright/test";
import type { DeskRole, StaffAtDesk } from "./at-the-desk";
import { groupPath } from "./bill-group";
import type { Database } from "./database";
import { expect, test } from "./fixtures";
import { FRAME_SCREENS } from "./frame-screens";
import { HELP_AND_DESK_SCREENS } from "./help-and-desk-screens";
import { expectAccessible, look } from "./looks";
import { MONEY_SCREENS } from "./money-screens";
import type { OwnContract, OwnContractOptions } from "./own-contract";
import { expectProvider, payWith } from "./provider";
import { askFor, waitingRequest } from "./requesting";
import { askForMail, freshAddress, newAddressLink, otherThan, signInMail, typeCode } from "./signing-in";

interface Place {
  openBrowser: () => Promise<Page>;
  signedInAs: (email: string, options?: { locale: string }) => Promise<Page>;
  ownContract: (options?: OwnContractOptions) => Promise<OwnContract>;
  ownInvoice: (contract: OwnContract) => Promise<string>;
  atTheDesk: (role: DeskRole, options?: { locale: string }) => Promise<{ page: Page; staff: StaffAtDesk }>;
  db: Database;
}

const SWEDISH = { locale: "sv-SE" };

/** The way to each screen. */
const SCREENS: Record<string, (place: Place) => Promise<Page>> = {
  "sign-in": ({ openBrowser }) => at(openBrowser(), "/sign-in"),
  "sign-in-refused": async ({ openBrowser }) => {
    const page = await at(openBrowser(), "/sign-in");
    await page.getByLabel("Email address").fill("ada@acme.example, ben@acme.example");
    await page.getByRole("button", { name: "Email me a link" }).click();
    await expect(page.getByLabel("Email address")).toHaveAccessibleDescription(/Enter one address only/);
    return page;
  },
  "signed-out": ({ openBrowser }) => at(openBrowser(), "/sign-in?signed-out=1"),
  code: async ({ openBrowser }) => {
    const page = await openBrowser();
    await askForMail(page, "a.rather.long.name.of.somebody@a-company-with-a-long-name.example");
    return page;
  },
  "code-wrong": async ({ openBrowser }) => {
    const [page, email] = [await openBrowser(), freshAddress()];
    await askForMail(page, email);
    await typeCode(page, otherThan((await signInMail(email)).code));
    await expect(page.getByText("not the code of the newest mail")).toBeVisible();
    return page;
  },
  link: async ({ openBrowser }) => {
    const [page, email] = [await openBrowser(), freshAddress()];
    await askForMail(page, email);
    return at(page, (await signInMail(email)).link);
  },
  elsewhere: async ({ openBrowser }) => {
    const email = freshAddress();
    await askForMail(await openBrowser(), email);
    return at(openBrowser(), (await signInMail(email)).link);
  },
  "dead-link": ({ openBrowser }) => at(openBrowser(), "/sign-in/link?token=used"),
  "no-access": ({ signedInAs }) => at(signedInAs("stranger@nowhere.example"), "/"),
  "no-access-asked": async ({ signedInAs }) => {
    const page = await at(signedInAs(freshAddress()), "/no-access");
    await askFor(page, "T-0123456789-a-number-that-is-rather-long-for-a-phone");
    return page;
  },
  "no-access-invalid": async ({ signedInAs }) => {
    const page = await at(signedInAs(freshAddress()), "/no-access");
    await askFor(page, "", { firstName: "https://evil.example" });
    return page;
  },
  "no-access-swedish": ({ signedInAs }) => at(signedInAs("stranger@nowhere.example", SWEDISH), "/no-access"),
  "ask-for-access": async ({ signedInAs, ownContract }) => {
    const page = await at(signedInAs((await ownContract()).primary), "/users/ask");
    await askFor(page, "C-0815");
    return page;
  },
  "request-to-answer": async (place) => {
    const { page, id } = await waitingRequest(place, { note: "I am the new controller.\nAsk Pia about me." });
    return at(page, `/users/requests/${id}`);
  },
  "request-answer-bound": async (place) => {
    const { page, id, contract } = await waitingRequest(place, { endsIn: 20 });
    await at(page, `/users/requests/${id}`);
    await page.getByLabel("Access until").fill("2027-01-01");
    await page.getByRole("button", { name: "Approve" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "That day is over" }), contract).toBeVisible();
    return page;
  },
  "request-approved": async (place) => {
    const { page, id } = await waitingRequest(place);
    await at(page, `/users/requests/${id}`);
    await page.getByRole("button", { name: "Approve" }).click();
    await expect(page.getByText("They have access now")).toBeVisible();
    return page;
  },
  "request-over": async (place) => {
    const { page, id } = await waitingRequest(place);
    await place.db.rows("UPDATE access_request SET ended_at = portal.now() WHERE id = $1", [id]);
    return at(page, `/users/requests/${id}`);
  },
  closed: ({ signedInAs }) => at(signedInAs("eve@cedar.example"), "/"),
  cookies: ({ openBrowser }) => at(openBrowser(), "/cookies"),
  "not-found": ({ openBrowser }) => at(openBrowser(), "/nowhere"),
  "not-found-signed-in": ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/contracts/C-9999"),
  contracts: ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/contracts"),
  "contracts-ended": ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/contracts?show=ended"),
  "contracts-empty": ({ signedInAs }) => at(signedInAs("ben@acme.example"), "/contracts?show=ended"),
  "contracts-pages": async ({ signedInAs, ownContract }) =>
    at(signedInAs((await ownContract({ besides: 26 })).primary), "/contracts"),
  "contracts-swedish": ({ signedInAs }) => at(signedInAs("ada@acme.example", SWEDISH), "/contracts"),
  "contract-swedish": ({ signedInAs }) => at(signedInAs("gus@elm.example", SWEDISH), "/contracts/C-5001"),
  contract: ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/contracts/C-1001"),
  "contract-address": ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/contracts/C-1001/address"),
  "contract-address-swedish": ({ signedInAs }) =>
    at(signedInAs("gus@elm.example", SWEDISH), "/contracts/C-5001/address"),
  "contract-contact": ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/contracts/C-1001/contact"),
  "bill-group": async ({ signedInAs, db }) => at(signedInAs("ada@acme.example"), await groupPath(db, "Acme US")),
  "bill-group-read": async ({ signedInAs, db }) => at(signedInAs("ben@acme.example"), await groupPath(db, "Acme US")),
  "contract-grey": ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/contracts/C-1002"),
  "contract-ended": ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/contracts/C-1005"),
  "contract-by-rule": ({ signedInAs }) => at(signedInAs("gus@elm.example"), "/contracts/C-5001"),
  confirmation: ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/contracts/C-1001/renewal"),
  "confirmation-refused": ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/contracts/C-1006/renewal"),
  invoices: ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/invoices"),
  "invoices-filtered": ({ signedInAs }) =>
    at(signedInAs("ada@acme.example"), "/invoices?status=overdue&sort=due_up&contract=C-1001"),
  "invoices-nothing-matches": ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/invoices?q=nothing+like+it"),
  "invoices-empty": async ({ signedInAs, ownContract }) => at(signedInAs((await ownContract()).primary), "/invoices"),
  "invoices-swedish": ({ signedInAs }) => at(signedInAs("gus@elm.example", SWEDISH), "/invoices"),
  invoice: ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/invoices/INV-1043"),
  "invoice-over-limit": ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/invoices/INV-1044"),
  "invoice-paid": ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/invoices/INV-1045"),
  "invoice-credited": ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/invoices/INV-1046"),
  "invoice-disputed": ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/invoices/INV-1047"),
  "invoice-void": ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/invoices/INV-1049"),
  "invoice-swedish": ({ signedInAs }) => at(signedInAs("gus@elm.example", SWEDISH), "/invoices/INV-5001"),
  profile: async ({ signedInAs, ownContract, db }) => {
    const { primary } = await ownContract();
    const userAgent = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile/15E148 Safari/604.1";
    for (let other = 0; other < 2; other += 1) await signedInAs(primary);
    await db.rows("UPDATE session SET user_agent = $2 FROM person WHERE person.id = person_id AND email = $1", [
      primary,
      userAgent,
    ]);
    return at(signedInAs(primary), "/profile");
  },
  notifications: ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/notifications"),
  history: ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/contracts/C-1001/history"),
  "auto-pay": async ({ signedInAs, db }) =>
    at(signedInAs("cora@acme.example"), `${await groupPath(db, "Acme EMEA")}/auto-pay`),
  "auto-pay-turn-on": async ({ signedInAs, db }) =>
    at(signedInAs("ada@acme.example"), `${await groupPath(db, "Acme US")}/auto-pay`),
  "profile-only-here": async ({ signedInAs, ownContract }) => at(signedInAs((await ownContract()).primary), "/profile"),
  "profile-waiting": (place) => atProfileWaiting(place),
  "profile-swedish": (place) => atProfileWaiting(place, SWEDISH),
  "profile-not-fresh": async ({ signedInAs, ownContract, db }) => {
    const { primary } = await ownContract();
    const page = await signedInAs(primary);
    await db.rows(
      "UPDATE session SET created_at = portal.now() - interval '1 hour' FROM person WHERE person.id = person_id AND email = $1",
      [primary],
    );
    return at(page, "/profile");
  },
  "new-address": async (place) => {
    const { page, link } = await askedForAddress(place);
    return at(page, link);
  },
  "new-address-sign-in": async (place) => at(place.openBrowser(), (await askedForAddress(place)).link),
  "new-address-somebody-else": async (place) =>
    at(place.signedInAs("ada@acme.example"), (await askedForAddress(place)).link),
  "new-address-dead": ({ openBrowser }) => at(openBrowser(), "/new-address?token=used"),
  "payment-confirmation": async (place) => {
    const page = await atProvider(place);
    await payWith(page, "good");
    await expect(page.getByRole("heading", { name: "Payment Confirmation", level: 1 })).toBeVisible();
    return page;
  },
  "payment-declined": async (place) => {
    const page = await atProvider(place);
    await payWith(page, "poor");
    await expect(page.getByRole("alert")).toBeVisible();
    await page
      .getByRole("link", { name: /Fjord|back/i })
      .first()
      .click();
    await expect(page.getByText("What the bank said last")).toBeVisible();
    return page;
  },
  users: ({ signedInAs, db }) => userScreen(signedInAs("ada@acme.example"), db, "ben@acme.example"),
  "users-protected": ({ signedInAs, db }) => userScreen(signedInAs("ben@acme.example"), db, "cora@acme.example"),
  "users-self": ({ signedInAs, db }) => userScreen(signedInAs("fay@dune.example"), db, "fay@dune.example"),
  "users-swedish": ({ signedInAs, db }) => userScreen(signedInAs("ina@elm.example", SWEDISH), db, "ina@elm.example"),
  "users-by-rule": ({ signedInAs, db }) => userScreen(signedInAs("gus@elm.example"), db, "ina@elm.example"),
  "users-nobody-found": ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/users?q=nobody+like+it"),
  "users-new": ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/users/new"),
  "users-new-errors": async ({ signedInAs }) => {
    const page = await at(signedInAs("ada@acme.example"), "/users/new");
    await page.getByLabel("Address", { exact: true }).fill("nia@acme.example, bob@acme.example");
    await page.getByLabel("Access until").fill("2027-01-01");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByLabel("Address", { exact: true })).toHaveAccessibleDescription(/Enter one address only/);
    return page;
  },
  "users-add": async ({ signedInAs, db }) =>
    at(signedInAs("ada@acme.example"), `/users/add?person=${await personId(db, "ben@acme.example")}`),
  "users-remove": async ({ signedInAs, db }) => {
    const ids = await Promise.all(["ada", "ben", "cora"].map((name) => personId(db, `${name}@acme.example`)));
    return at(signedInAs("ben@acme.example"), `/users/remove?${ids.map((id) => `person=${id}`).join("&")}`);
  },
  "users-removed": async ({ signedInAs, ownContract, db }) => {
    const { primary, billing } = await ownContract({ besides: 2 });
    const ids = await Promise.all([primary, billing].map((email) => personId(db, email)));
    const page = await at(signedInAs(primary), `/users/remove?${ids.map((id) => `person=${id}`).join("&")}`);
    await page.getByRole("main").getByRole("button", { name: "Remove", exact: true }).click();
    await expect(page.getByText("3 accesses were removed.")).toBeVisible();
    return page;
  },
  "users-end": async ({ signedInAs, db }) =>
    at(signedInAs("ada@acme.example"), `/users/end?place=${await personId(db, "ben@acme.example")}.C-1001`),
  "users-nominate": ({ signedInAs }) =>
    at(signedInAs("ada@acme.example"), "/users/handover?contract=C-1001&role=primary"),
  "users-nominate-refused": ({ signedInAs }) =>
    at(signedInAs("ben@acme.example"), "/users/handover?contract=C-1001&role=primary"),
  "users-handover": async ({ signedInAs, ownContract }) => {
    const { number, primary, billing } = await ownContract();
    const page = await at(signedInAs(primary), `/users/handover?contract=${number}&role=primary`);
    await page.getByLabel("Who takes over").selectOption({ index: 1 });
    await page.getByRole("button", { name: "Ask them" }).click();
    await expect(page.getByText("You get a mail when they answer.")).toBeVisible();
    const theirs = await at(signedInAs(billing), "/users");
    await theirs.getByRole("link", { name: "Look and answer" }).click();
    await expect(theirs.getByRole("button", { name: "Take over" })).toBeVisible();
    return theirs;
  },
  home: ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/"),
  "home-caught-up": async ({ signedInAs, ownContract, ownInvoice, db }) => {
    const contract = await ownContract();
    const number = await ownInvoice(contract);
    await db.rows("UPDATE invoice SET open_minor = 0 WHERE number = $1", [number]);
    return at(signedInAs(contract.primary), "/");
  },
  "home-suspended": ({ signedInAs }) => at(signedInAs("dan@birch.example"), "/"),
  "home-other-group": async ({ signedInAs }) => {
    const page = await at(signedInAs("ada@acme.example"), "/");
    await page.getByRole("button", { name: /Change bill group/ }).click();
    await page.getByRole("button", { name: /^Acme EMEA/ }).click();
    await expect(page.getByRole("main")).toContainText("Quarterly");
    return page;
  },
  "home-swedish": ({ signedInAs }) => at(signedInAs("ina@elm.example", SWEDISH), "/"),
  "home-empty": async ({ signedInAs, ownContract }) => at(signedInAs((await ownContract()).primary), "/"),
  "home-numbers": async ({ signedInAs }) => {
    const page = await at(signedInAs("ben@acme.example"), "/");
    for (const numbers of await page.getByText("Show the numbers").all()) await numbers.click();
    return page;
  },
  subscriptions: ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/subscriptions"),
  "subscriptions-nothing-matches": ({ signedInAs }) =>
    at(signedInAs("ada@acme.example"), "/subscriptions?q=nothing+like+it"),
  "subscriptions-swedish": ({ signedInAs }) => at(signedInAs("gus@elm.example", SWEDISH), "/subscriptions"),
  subscription: (place) => subscriptionScreen(place, "fay@dune.example", "C-4001"),
  "subscription-ended": (place) => subscriptionScreen(place, "ada@acme.example", "C-1005"),
  ...MONEY_SCREENS,
  ...FRAME_SCREENS,
  ...HELP_AND_DESK_SCREENS,
  decided: async ({ signedInAs, ownContract }) => {
    const { number, primary } = await ownContract();
    const page = await at(signedInAs(primary), `/contracts/${number}/renewal`);
    await page.getByRole("button", { name: "Turn off auto-renewal" }).click();
    await expect(page.getByText("A receipt is on its way")).toBeVisible();
    return page;
  },
};

/** Screens that lie over another one: what counts is the window, not the whole page. */
const OVERLAYS: Record<string, (place: Place) => Promise<Page>> = {
  dialog: async ({ signedInAs }) => {
    const page = await at(signedInAs("ada@acme.example"), "/contracts");
    await page.getByRole("link", { name: /Turn off auto-renewal of C-1001/ }).click();
    await expect(page.getByRole("alertdialog")).toBeVisible();
    return page;
  },
  "dialog-done": async ({ signedInAs, ownContract }) => {
    const page = await at(signedInAs((await ownContract()).primary), "/contracts");
    await page.getByRole("link", { name: /Turn off auto-renewal/ }).click();
    await page.getByRole("button", { name: "Turn off auto-renewal", exact: true }).click();
    await expect(page.getByText("A receipt is on its way")).toBeVisible();
    return page;
  },
  "dialog-refused": async ({ signedInAs, ownContract, db }) => {
    const { number, primary } = await ownContract();
    const page = await at(signedInAs(primary), "/contracts");
    await page.getByRole("link", { name: /Turn off auto-renewal/ }).click();
    await db.rows("UPDATE contract SET auto_renew = false, auto_renew_off_here_at = portal.now() WHERE number = $1", [
      number,
    ]);
    await page.getByRole("button", { name: "Turn off auto-renewal", exact: true }).click();
    await expect(page.getByText("Auto-renewal was turned off here already.")).toBeVisible();
    return page;
  },
  popover: async ({ signedInAs }) => {
    const page = await at(signedInAs("ada@acme.example"), "/contracts");
    await page.getByRole("button", { name: /Auto-renewal of C-1006/ }).click();
    await expect(page.locator("#why-C-1006")).toBeVisible();
    return page;
  },
};

/** On the profile of somebody whose change of address waits for its link. */
async function atProfileWaiting(place: Place, options?: { locale: string }): Promise<Page> {
  return at((await askedForAddress(place, options)).page, "/profile");
}

async function askedForAddress({ signedInAs, ownContract }: Place, options = { locale: "en-US" }) {
  const page = await signedInAs((await ownContract()).primary, options);
  const email = freshAddress();
  await page.goto("/profile");
  await page.locator("input[name=email]").fill(email);
  await page.locator("form:has(input[name=email]) button").click();
  return { page, link: await newAddressLink(email) };
}

const personId = async (db: Database, email: string): Promise<string> =>
  (await db.row<{ id: string }>("SELECT id FROM person WHERE email = $1", [email])).id;

/** Manage Users with a person's panel open. */
const userScreen = async (opening: Promise<Page>, db: Database, email: string): Promise<Page> =>
  at(opening, `/users?open=${await personId(db, email)}`);

/** On the provider's page for an invoice of this test's own. */
async function atProvider({ signedInAs, ownContract, ownInvoice }: Place): Promise<Page> {
  const contract = await ownContract();
  const page = await at(signedInAs(contract.billing), `/invoices/${await ownInvoice(contract)}`);
  await page.getByRole("button", { name: /^Pay Now/ }).click();
  return page;
}

/** The page of a contract's first subscription. */
async function subscriptionScreen({ signedInAs, db }: Place, email: string, contract: string): Promise<Page> {
  const { id } = await db.row<{ id: string }>(
    "SELECT subscription.id FROM subscription JOIN contract ON contract.id = contract_id WHERE number = $1 ORDER BY product LIMIT 1",
    [contract],
  );
  return at(signedInAs(email), `/subscriptions/${id}`);
}

async function at(opening: Page | Promise<Page>, path: string): Promise<Page> {
  const page = await opening;
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return page;
}

test.beforeEach(async ({ db, watch }) => {
  await db.forgetNetworkLimits();
  await db.rows("DELETE FROM rate_limit WHERE key LIKE 'mails_to_address%' AND points >= 5");
  watch.expect(/404 \(Not Found\)/);
  expectProvider(watch);
});

for (const [screens, fullPage] of [
  [SCREENS, true],
  [OVERLAYS, false],
] as const)
  for (const [name, open] of Object.entries(screens))
    test(`[ANY-1] screen ${name}: accessible, no wider than the window, in light and dark`, async ({
      openBrowser,
      signedInAs,
      ownContract,
      ownInvoice,
      atTheDesk,
      db,
    }) => {
      const page = await open({ openBrowser, signedInAs, ownContract, ownInvoice, atTheDesk, db });
      await expectAccessible(page);
      await look(page, name, { fullPage });
    });

test("[ANY-1] on a phone the navigation opens from its button and closes by Escape", async ({ signedInAs }) => {
  const page = await signedInAs("ada@acme.example");
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto("/contracts/C-1001");
  const link = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Contracts" });
  await expect(link).toBeHidden();
  await page.getByRole("button", { name: "Menu" }).click();
  await expect(link).toBeVisible();
  await expectAccessible(page);
  await look(page, "menu", { fullPage: false, widths: [320, 768] });
  await page.keyboard.press("Escape");
  await expect(link).toBeHidden();
  await page.getByRole("button", { name: "Menu" }).click();
  await link.click();
  await expect(page).toHaveURL("/contracts");
  await expect(link).toBeHidden();
});
