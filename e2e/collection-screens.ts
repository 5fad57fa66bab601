import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

interface Place {
  signedInAs: (email: string, options?: { locale: string }) => Promise<Page>;
}

const ADA = "ada@acme.example";
const SWEDISH = { locale: "sv-SE" };

/** The way to each screen of disputes, promises and transfers. */
export const COLLECTION_SCREENS: Record<string, (place: Place) => Promise<Page>> = {
  "dispute-thread": ({ signedInAs }) => at(signedInAs(ADA), "/invoices/INV-1047/dispute?files=added.type.too_big"),
  "dispute-open": ({ signedInAs }) => at(signedInAs(ADA), "/invoices/INV-1044/dispute"),
  "dispute-swedish": ({ signedInAs }) => at(signedInAs("ben@acme.example", SWEDISH), "/invoices/INV-1047/dispute"),
  "dispute-refused": ({ signedInAs }) => at(signedInAs(ADA), "/invoices/INV-1045/dispute"),
  promise: ({ signedInAs }) => at(signedInAs(ADA), "/invoices/INV-1043/promise"),
  "transfer-swedish": ({ signedInAs }) => at(signedInAs(ADA, SWEDISH), "/invoices/INV-1044/transfer"),
};

async function at(opening: Promise<Page>, path: string): Promise<Page> {
  const page = await opening;
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return page;
}
