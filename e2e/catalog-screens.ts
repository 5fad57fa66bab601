import type { Page } from "@playwright/test";
import type { Database } from "./database";
import { expect } from "./fixtures";
import type { OwnContract } from "./own-contract";

interface Place {
  signedInAs: (email: string, options?: { locale: string }) => Promise<Page>;
  ownContract: () => Promise<OwnContract>;
  db: Database;
}

const SWEDISH = { locale: "sv-SE" };

/** The way to each screen of adding products and of requests. */
export const CATALOG_SCREENS: Record<string, (place: Place) => Promise<Page>> = {
  "add-products": ({ signedInAs }) => at(signedInAs("fay@dune.example"), "/products/add"),
  "add-products-priced": (place) =>
    picking(place, "fay@dune.example", { "Cloud Seat": "12", "Premium Support": "1", "Private Region": "1" }),
  "add-products-wrong": (place) =>
    picking(place, "fay@dune.example", { "Cloud Seat": "1,000", "Analytics Add-on": "4", "Guided Onboarding": "3" }),
  "add-products-swedish": (place) => picking(place, "ina@elm.example", { "Cloud Seat": "2" }, SWEDISH),
  "add-products-several": (place) => picking(place, "ada@acme.example", { "Cloud Seat": "5" }),
  "add-products-not-theirs": ({ signedInAs }) => at(signedInAs("hal@dune.example"), "/products/add?all=1"),
  "requests-none": ({ signedInAs }) => at(signedInAs("ina@elm.example"), "/requests"),
  upgrade: async ({ signedInAs, ownContract, db }) => upgrading(await ownContract(), signedInAs, db),
  request: async ({ signedInAs, ownContract, db }) => {
    const page = await upgrading(await ownContract(), signedInAs, db);
    await page.getByRole("button", { name: "Send request" }).click();
    await expect(page.getByRole("heading", { name: "What happens next" })).toBeVisible();
    return page;
  },
};

async function at(opening: Promise<Page>, path: string): Promise<Page> {
  const page = await opening;
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return page;
}

async function picking(
  { signedInAs, db }: Place,
  who: string,
  wanted: Readonly<Record<string, string>>,
  options = { locale: "en-US" },
): Promise<Page> {
  const found = await db.rows<{ id: string; name: string }>("SELECT id, name FROM product ORDER BY name");
  const search = found.flatMap(({ id, name }) => (wanted[name] ? [`q-${id}=${encodeURIComponent(wanted[name])}`] : []));
  return at(signedInAs(who, options), `/products/add?all=1&${search.join("&")}`);
}

async function upgrading(
  { number, primary }: OwnContract,
  signedInAs: Place["signedInAs"],
  db: Database,
): Promise<Page> {
  const { id } = await db.row<{ id: string }>(
    `UPDATE subscription SET edition = 'Standard' FROM contract WHERE contract.id = contract_id AND number = $1
     RETURNING subscription.id`,
    [number],
  );
  return at(signedInAs(primary), `/subscriptions/${id}/upgrade`);
}
