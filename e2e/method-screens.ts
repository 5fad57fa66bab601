import type { Page } from "@playwright/test";
import type { Database } from "./database";
import { expect } from "./fixtures";
import type { OwnContract } from "./own-contract";
import { saveCard } from "./provider";

interface Place {
  signedInAs: (email: string, options?: { locale: string }) => Promise<Page>;
  ownContract: () => Promise<OwnContract>;
  db: Database;
}

const SWEDISH = { locale: "sv-SE" };

/** The way to each screen of payment methods. */
export const METHOD_SCREENS: Record<string, (place: Place) => Promise<Page>> = {
  methods: (place) => methodsScreen(place, "ada@acme.example", "Acme US"),
  "methods-swedish": (place) => methodsScreen(place, "cora@acme.example", "Acme EMEA", SWEDISH),
  "methods-seen-in-part": (place) => methodsScreen(place, "ben@acme.example", "Acme US"),
  "methods-none": (place) => methodsScreen(place, "dan@birch.example", "Birch"),
  "methods-remove": async (place) => {
    const page = await methodsScreen(place, "fay@dune.example", "Dune");
    await page.getByRole("link", { name: /^Remove/ }).click();
    await expect(page.getByRole("heading", { name: /^Remove Visa/, level: 1 })).toBeVisible();
    return page;
  },
  "pay-with": ({ signedInAs }) => at(signedInAs("ada@acme.example"), "/pay?invoice=INV-1046"),
  "credit-card": ({ signedInAs }) => at(signedInAs("cora@acme.example"), "/contracts/C-1002/card"),
  "card-added": async (place) => {
    const page = await addingCard(place);
    await saveCard(page, "good");
    await expect(page.getByRole("heading", { name: "Card added" })).toBeVisible();
    return page;
  },
  "card-not-added": async (place) => {
    const page = await addingCard(place);
    await page.getByRole("link", { name: /Back/ }).click();
    await expect(page.getByRole("heading", { name: "No card was added yet" })).toBeVisible();
    return page;
  },
};

async function at(opening: Promise<Page>, path: string): Promise<Page> {
  const page = await opening;
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return page;
}

async function methodsScreen({ signedInAs, db }: Place, who: string, group: string, options = {}): Promise<Page> {
  const { id } = await db.row<{ id: string }>("SELECT id FROM bill_group WHERE name = $1", [group]);
  return at(signedInAs(who, { locale: "en-US", ...options }), `/billing/${id}/methods`);
}

/** On the provider's page, to add a card to a bill group of this test's own. */
async function addingCard({ signedInAs, ownContract, db }: Place): Promise<Page> {
  const { number, billing } = await ownContract();
  const { id } = await db.row<{ id: string }>("SELECT bill_group_id AS id FROM contract WHERE number = $1", [number]);
  const page = await at(signedInAs(billing), `/billing/${id}/methods`);
  await page.getByRole("button", { name: "Add a card" }).click();
  return page;
}
