import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

interface Place {
  signedInAs: (email: string, options?: { locale: string }) => Promise<Page>;
}

const SWEDISH = { locale: "sv-SE" };
const asking = (question: string): string => `/ask?${new URLSearchParams({ q: question })}`;

/** The way to each screen of the Portal Agent's page; its panel is looked at where it is used. */
export const ASK_SCREENS: Record<string, (place: Place) => Promise<Page>> = {
  ask: ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/ask"),
  "ask-list": ({ signedInAs }) => at(signedInAs("ada@acme.example"), asking("Which invoices are open?")),
  "ask-why-not": ({ signedInAs }) => at(signedInAs("ada@acme.example"), asking("Why can't I pay INV-1044?")),
  "ask-not-known": ({ signedInAs }) => at(signedInAs("ada@acme.example"), asking("What is the weather in Paris?")),
  "ask-swedish": ({ signedInAs }) => at(signedInAs("ada@acme.example", SWEDISH), asking("vem kan hjälpa mig?")),
};

async function at(opening: Promise<Page>, path: string): Promise<Page> {
  const page = await opening;
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return page;
}
