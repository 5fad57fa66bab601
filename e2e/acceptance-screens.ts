import type { Page } from "@playwright/test";
import type { Database } from "./database";
import { expect } from "./fixtures";
import type { OwnContract, OwnContractOptions } from "./own-contract";
import { makeOwnQuote, type OwnQuoteOptions } from "./own-quote";

interface Place {
  signedInAs: (email: string, options?: { locale: string }) => Promise<Page>;
  ownContract: (options?: OwnContractOptions) => Promise<OwnContract>;
  db: Database;
}

interface Wanted extends OwnQuoteOptions {
  locale?: string;
}

/** Where a quote of this screen's own is signed. */
async function signing(
  { signedInAs, ownContract, db }: Place,
  { locale = "en-US", ...quote }: Wanted = {},
): Promise<Page> {
  const contract = await ownContract();
  const page = await signedInAs(contract.primary, { locale });
  await page.goto(`/quotes/${await makeOwnQuote(db, contract, quote)}/accept`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return page;
}

/** The way to each screen of signing a quote. */
export const ACCEPTANCE_SCREENS: Record<string, (place: Place) => Promise<Page>> = {
  "quote-accept": (place) => signing(place),
  "quote-accept-later-swedish": (place) => signing(place, { startsIn: 20, locale: "sv-SE" }),
  "quote-accept-expired": (place) => signing(place, { expiresIn: -1 }),
  "quote-accept-errors": async (place) => {
    const page = await signing(place);
    await page.getByLabel("Your full name").fill("https://evil.example");
    await page.getByRole("button", { name: "Sign and order" }).click();
    await expect(page.getByLabel("Your title")).toHaveAccessibleDescription(/Enter your title/);
    return page;
  },
  "quote-accepted": async (place) => {
    const page = await signing(place);
    await page.getByLabel("Your title").fill("CFO");
    await page.getByLabel(/By typing my name/).check();
    await page.getByRole("button", { name: "Sign and order" }).click();
    await expect(page.getByText("Signed. The order is placed")).toBeVisible();
    return page;
  },
};
