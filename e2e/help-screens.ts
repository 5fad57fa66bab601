import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

interface Place {
  signedInAs: (email: string, options?: { locale: string }) => Promise<Page>;
}

const SWEDISH = { locale: "sv-SE" };

/** The way to each screen of help. */
export const HELP_SCREENS: Record<string, (place: Place) => Promise<Page>> = {
  help: ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/help"),
  "help-found": ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/help?q=card"),
  "help-found-nothing": ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/help?q=zxqvwk"),
  "help-article": ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/help/auto-renewal"),
  "help-article-swedish": ({ signedInAs }) => at(signedInAs("ada@acme.example", SWEDISH), "/help/numbers-on-invoices"),
};

async function at(opening: Promise<Page>, path: string): Promise<Page> {
  const page = await opening;
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return page;
}
