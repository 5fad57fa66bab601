import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

interface Place {
  signedInAs: (email: string, options?: { locale: string }) => Promise<Page>;
}

const [ADA, BEN, FAY, HAL, INA] = [
  ...["ada@acme.example", "ben@acme.example", "fay@dune.example", "hal@dune.example", "ina@elm.example"],
] as [string, string, string, string, string];
const SWEDISH = { locale: "sv-SE" };

async function at(opening: Promise<Page>, path: string): Promise<Page> {
  const page = await opening;
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return page;
}

/** The way to each screen of quotes. */
export const QUOTE_SCREENS: Record<string, (place: Place) => Promise<Page>> = {
  quotes: ({ signedInAs }) => at(signedInAs(FAY), "/quotes"),
  "quotes-earlier-only": ({ signedInAs }) => at(signedInAs(ADA), "/quotes"),
  "quotes-without-permission": ({ signedInAs }) => at(signedInAs(HAL), "/quotes"),
  "quotes-nothing-fits": ({ signedInAs }) => at(signedInAs(FAY), "/quotes?q=nothing"),
  "quotes-swedish": ({ signedInAs }) => at(signedInAs(INA, SWEDISH), "/quotes"),
  "quotes-none": ({ signedInAs }) => at(signedInAs("dan@birch.example"), "/quotes"),
  quote: ({ signedInAs }) => at(signedInAs(FAY), "/quotes/Q-701"),
  "quote-first": ({ signedInAs }) => at(signedInAs(FAY), "/quotes/Q-701?first=1"),
  "quote-without-permission": ({ signedInAs }) => at(signedInAs(HAL), "/quotes/Q-701"),
  "quote-signed": ({ signedInAs }) => at(signedInAs(BEN), "/quotes/Q-700"),
  "quote-declined": ({ signedInAs }) => at(signedInAs(ADA), "/quotes/Q-612"),
  "quote-discarded": ({ signedInAs }) => at(signedInAs(FAY), "/quotes/Q-641"),
  "quote-withdrawn": ({ signedInAs }) => at(signedInAs(ADA), "/quotes/Q-627"),
  "quote-expired": ({ signedInAs }) => at(signedInAs(ADA), "/quotes/Q-702"),
  "quote-swedish": ({ signedInAs }) => at(signedInAs(INA, SWEDISH), "/quotes/Q-655"),
  "quote-decline": async ({ signedInAs }) => {
    const page = await at(signedInAs(FAY), "/quotes/Q-701/decline");
    await page.getByRole("button", { name: "Decline Q-701" }).click();
    await expect(page.getByLabel("Why")).toHaveAccessibleDescription(/Say in a few words/);
    return page;
  },
  "quote-decline-refused": ({ signedInAs }) => at(signedInAs(HAL), "/quotes/Q-701/decline"),
};
