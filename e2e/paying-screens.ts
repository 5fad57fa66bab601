import type { Page } from "@playwright/test";
import { expect } from "./fixtures";
import type { OwnContract, OwnContractOptions } from "./own-contract";
import type { OwnInvoiceOptions } from "./own-invoice";
import { payByDebit } from "./provider";

interface Place {
  signedInAs: (email: string, options?: { locale: string }) => Promise<Page>;
  ownContract: (options?: OwnContractOptions) => Promise<OwnContract>;
  ownInvoice: (contract: OwnContract, options?: OwnInvoiceOptions) => Promise<string>;
}

/** The way to each screen of paying several, in part, and by bank debit. */
export const PAYING_SCREENS: Record<string, (place: Place) => Promise<Page>> = {
  "pay-several": ({ signedInAs }) =>
    at(signedInAs("ada@acme.example"), `/pay?${asked("1043", "1046", "1044", "1047", "1050")}`),
  "pay-parts": (place) => inParts(place),
  "pay-parts-swedish": (place) => inParts(place, { locale: "sv-SE" }),
  "pay-nothing-chosen": ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/pay"),
  "debit-submitted": async (place) => {
    const page = await inParts(place, undefined, [50_000]);
    await page.getByRole("button", { name: "Pay by bank debit (SEPA)" }).click();
    await payByDebit(page);
    await expect(page.getByRole("heading", { name: "Your bank debit is submitted" })).toBeVisible();
    return page;
  },
};

const asked = (...numbers: readonly string[]) => numbers.map((number) => `invoice=INV-${number}`).join("&");

async function at(opening: Promise<Page>, path: string): Promise<Page> {
  const page = await opening;
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return page;
}

/** Together they are more than one payment may take. */
const OVER_LIMIT = [50_000, 5_000, 4_490_000];

async function inParts(
  { signedInAs, ownContract, ownInvoice }: Place,
  options?: { locale: string },
  amounts: readonly number[] = OVER_LIMIT,
): Promise<Page> {
  const contract = await ownContract({ seller: "Fjord Cloud AB" });
  const numbers: string[] = [];
  for (const minor of amounts) numbers.push(await ownInvoice(contract, { minor, currency: "EUR" }));
  return at(signedInAs(contract.billing, options), `/pay?${numbers.map((number) => `invoice=${number}`).join("&")}`);
}
