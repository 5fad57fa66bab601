import { plainDate } from "@/lib/platform/dates";
import type { Refusal } from "@/lib/platform/decision";
import { messagesOf } from "@/lib/platform/translate";

/** What the reasons of adding products and of requests are given. */
export const CATALOG_PARAMS: Readonly<Record<string, Refusal["params"]>> = {
  "catalog.no_active_contract": { name: "Acme US" },
  "catalog.quantity_huge": { most: 1_000_000 },
  "catalog.too_few": { least: 10 },
  "catalog.too_many": { most: 10, owned: 8 },
  "catalog.has_most": { most: 10 },
  "catalog.asked_too_often": { hours: 5 },
  ...Object.fromEntries(
    Object.keys(messagesOf("en").reasons.prices).map((what) => [
      `prices.${what}`,
      { day: plainDate("2028-03-01"), currency: "USD", most: 80 },
    ]),
  ),
  "requests.highest_edition": { edition: "Enterprise" },
  "requests.upgrade_open": { on: plainDate("2028-03-01") },
};
