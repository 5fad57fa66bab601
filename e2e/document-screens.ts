import type { Page } from "@playwright/test";
import { expect } from "./fixtures";
import type { OwnContract, OwnContractOptions } from "./own-contract";

interface Place {
  openBrowser: () => Promise<Page>;
  signedInAs: (email: string, options?: { locale: string }) => Promise<Page>;
  ownContract: (options?: OwnContractOptions) => Promise<OwnContract>;
  ownInvoice: (contract: OwnContract) => Promise<string>;
}

/** The way to each screen of an invoice's PO number, of sharing it and of downloading several. */
export const DOCUMENT_SCREENS: Record<string, (place: Place) => Promise<Page>> = {
  "purchase-order": ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/invoices/INV-1042/purchase-order"),
  share: ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/invoices/INV-1042/share"),
  "share-made": async (place) => (await withLink(place)).page,
  shared: async (place) => {
    const { url } = await withLink(place);
    return at(place.openBrowser(), url);
  },
  "shared-gone": ({ openBrowser }) => at(openBrowser(), `/shared/${"A".repeat(43)}`),
  "invoices-download": ({ signedInAs }) =>
    at(signedInAs("ada@acme.example"), "/download?invoice=INV-1042&invoice=INV-1043"),
};

async function withLink({ signedInAs, ownContract, ownInvoice }: Place): Promise<{ page: Page; url: string }> {
  const own = await ownContract();
  const page = await at(signedInAs(own.billing), `/invoices/${await ownInvoice(own)}/share`);
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = page.getByLabel("Link", { exact: true });
  await expect(link).toBeVisible();
  return { page, url: await link.inputValue() };
}

async function at(opening: Promise<Page>, path: string): Promise<Page> {
  const page = await opening;
  await page.goto(path);
  return page;
}
