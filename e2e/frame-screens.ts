import type { Page } from "@playwright/test";
import type { Database } from "./database";
import { expect } from "./fixtures";
import { addToContract, type OwnContract } from "./own-contract";

interface Place {
  signedInAs: (email: string) => Promise<Page>;
  ownContract: () => Promise<OwnContract>;
  db: Database;
}

/** What opens in the frame around each page. */
export const FRAME_SCREENS: Record<string, (place: Place) => Promise<Page>> = {
  "bill-groups": async ({ signedInAs }) => {
    const page = await openSwitcher(await signedInAs("ada@acme.example"));
    await expect(page.getByRole("button", { name: /^Acme EMEA/ })).toBeVisible();
    return page;
  },
  "many-bill-groups": async ({ signedInAs, ownContract, db }) => {
    const { primary } = await ownContract();
    for (let n = 0; n < 12; n += 1) await addToContract(db, primary, (await ownContract()).number);
    const page = await openSwitcher(await signedInAs(primary));
    await expect(page.getByRole("combobox", { name: "Bill group" })).toBeVisible();
    return page;
  },
};

async function openSwitcher(page: Page): Promise<Page> {
  await page.goto("/");
  await page.getByRole("button", { name: /Change bill group/ }).click();
  return page;
}
