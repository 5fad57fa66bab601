import { randomUUID } from "node:crypto";
import { getProductSelection } from "@/lib/catalog/queries";
import { askForProducts } from "@/lib/catalog/requests/commands/ask-for-products";
import { withdrawRequest } from "@/lib/catalog/requests/commands/withdraw-request";
import { askForUpgrade } from "@/lib/catalog/upgrades/commands";
import { createOwnQuote } from "@/lib/quotes/own/commands";
import { row, rows } from "../setup/admin";
import { ctxOf, viewerOf } from "../setup/world";

export const [ADA, BEN, DAN, FAY, HAL, INA, GUS] = [
  "ada@acme.example",
  "ben@acme.example",
  "dan@birch.example",
  "fay@dune.example",
  "hal@dune.example",
  "ina@elm.example",
  "gus@elm.example",
];

export const [SEAT, STORAGE, SUPPORT, REGION] = [
  "Cloud Seat",
  "Data Storage 100 GB",
  "Premium Support",
  "Private Region",
];

export const buyer = (email: string) => ctxOf(email, "products.buy");

export const groupOf = async (name: string): Promise<string> =>
  (await row<{ id: string }>("SELECT id FROM bill_group WHERE name = $1", [name])).id;

/** Quantities as they are typed, by the product's name. */
export async function typedOf(quantities: Readonly<Record<string, string>>): Promise<Map<string, string>> {
  const known = await rows<{ id: string; name: string }>("SELECT id, name FROM product ORDER BY name");
  return new Map(known.flatMap(({ id, name }) => (quantities[name] === undefined ? [] : [[id, quantities[name]]])));
}

type Quantities = Readonly<Record<string, string>>;

export const selection = async (email: string, group: string, quantities: Quantities = {}, isWhole = false) =>
  getProductSelection(await viewerOf(email), await groupOf(group), { isWhole, typed: await typedOf(quantities) }, 0);

export const quoteOf = async (email: string, group: string, quantities: Quantities, key: string = randomUUID()) =>
  createOwnQuote(await buyer(email), { billGroup: await groupOf(group), key, typed: await typedOf(quantities) });

export const ask = async (
  email: string,
  group: string,
  quantities: Quantities,
  given: { key?: string; contract?: string; which?: "all" | "approval"; note?: string } = {},
) =>
  askForProducts(await buyer(email), {
    ...{ billGroup: await groupOf(group), typed: await typedOf(quantities), key: given.key ?? randomUUID() },
    ...{ contract: given.contract ?? null, which: given.which ?? "all", note: given.note ?? null },
  });

export const subscriptionOf = async (contract: string, product: string): Promise<string> =>
  (
    await row<{ id: string }>(
      `SELECT subscription.id FROM subscription JOIN contract ON contract.id = contract_id
       WHERE number = $1 AND product = $2 ORDER BY subscription.id LIMIT 1`,
      [contract, product],
    )
  ).id;

export const upgrade = async (email: string, subscription: string, edition = "Business", note: string | null = null) =>
  askForUpgrade(await buyer(email), { subscription, edition, note });

export const withdraw = async (email: string, request: string) => withdrawRequest(await buyer(email), { request });
