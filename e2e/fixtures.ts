import { type BrowserContextOptions, test as base, type Page } from "@playwright/test";
import { type DeskRole, makeStaff, type StaffAtDesk } from "./at-the-desk";
import { Database } from "./database";
import { makeOwnContract, type OwnContract, type OwnContractOptions } from "./own-contract";
import { makeOwnInvoice, type OwnInvoiceOptions } from "./own-invoice";
import { portalUrl } from "./server";
import { Watch } from "./watch";

export { expect } from "@playwright/test";

interface TestFixtures {
  /** Fails the test on console errors, policy breaches and foreign requests in any of its browsers. */
  watch: Watch;
  /** A page in a browser of its own, with no cookies. */
  openBrowser: (options?: BrowserContextOptions) => Promise<Page>;
  /** The same with a session of this address: for journeys other than signing in. */
  signedInAs: (email: string, options?: BrowserContextOptions) => Promise<Page>;
  /** A page of one of the seller's people, of this test's own, with the second factor proven. */
  atTheDesk: (role: DeskRole, options?: BrowserContextOptions) => Promise<{ page: Page; staff: StaffAtDesk }>;
  /** A contract of this test's own, to change as it likes. */
  ownContract: (options?: OwnContractOptions) => Promise<OwnContract>;
  /** An invoice on such a contract; its number. */
  ownInvoice: (contract: OwnContract, options?: OwnInvoiceOptions) => Promise<string>;
}

interface WorkerFixtures {
  db: Database;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  db: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameters' names
    async ({}, use) => {
      const db = new Database();
      await use(db);
      await db.close();
    },
    { scope: "worker" },
  ],
  watch: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameters' names
    async ({}, use) => {
      const watch = new Watch();
      await use(watch);
      watch.verify();
    },
    { auto: true },
  ],
  context: async ({ context, watch }, use) => {
    await watch.over(context);
    await use(context);
  },
  openBrowser: async ({ browser, watch }, use) => {
    const opened: Page[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      await watch.over(context);
      const page = await context.newPage();
      opened.push(page);
      return page;
    });
    for (const page of opened) await page.context().close();
  },
  signedInAs: async ({ openBrowser, db }, use) => {
    await use(async (email, options) => {
      const page = await openBrowser(options);
      const value = await db.openSession(email);
      await page
        .context()
        .addCookies([{ name: "portal-session", value, url: portalUrl, httpOnly: true, sameSite: "Lax" }]);
      return page;
    });
  },
  atTheDesk: async ({ openBrowser, db }, use) => {
    await use(async (role, options) => {
      const [page, staff] = [await openBrowser(options), await makeStaff(db, role)];
      await page
        .context()
        .addCookies([
          { name: "portal-session", value: staff.session, url: portalUrl, httpOnly: true, sameSite: "Lax" },
        ]);
      return { page, staff };
    });
  },
  ownContract: async ({ db }, use) => {
    await use((options) => makeOwnContract(db, options));
  },
  ownInvoice: async ({ db }, use) => {
    await use((contract, options) => makeOwnInvoice(db, contract, options));
  },
});
