import { type ActionRow, doneFor, type EntryRow, viewers } from "./row";

/** Adding products, requests and upgrades, by address. */
export const CATALOG_ENTRIES: Readonly<Record<string, EntryRow>> = {
  "/products/add": {
    who: viewers("shown"),
    searches: ({ product }) => ["?all=1", `?q-${product}=3`, `?all=1&q-${product}=canary`],
  },
  "/requests": {
    who: viewers("shown"),
    searches: () => [
      "?after=WyIyMDI3LTAzLTEwVDIwOjAwOjAwLjAwMFoiLCJmZmZmZmZmZi1mZmZmLTRmZmYtOGZmZi1mZmZmZmZmZmZmZjMiXQ",
    ],
  },
  // Who comes in by a rule has asked for nothing, and does not hold manage billing.
  "/requests/[id]": {
    who: { ...viewers("shown"), rule: "not found" },
    params: ({ productRequest }) => ({ id: productRequest }),
    shows: ({ contract, billGroup }) => [contract, billGroup],
    ofGroup: true,
  },
  "/subscriptions/[id]/upgrade": {
    who: viewers("shown"),
    params: ({ subscription }) => ({ id: subscription }),
    shows: ({ contract }) => [contract],
  },
};

const KEY = "ffffffff-ffff-4fff-8fff-ffffffffff77";

/** By file and name. */
export const CATALOG_ACTIONS: Readonly<Record<string, ActionRow>> = {
  // Where the account has one active contract, and they hold manage billing there.
  "lib/quotes/own/actions.ts createOwnQuoteAction": {
    who: doneFor("other"),
    fields: ({ billGroupId, product }) => ({ billGroup: billGroupId, key: KEY, [`q-${product}`]: "3" }),
    ofGroup: true,
  },
  "lib/catalog/requests/actions.ts askForProductsAction": {
    who: doneFor("contact", "primary", "other"),
    fields: ({ billGroupId, product }) => ({ billGroup: billGroupId, key: KEY, [`q-${product}`]: "3", note: "Please" }),
    ofGroup: true,
  },
  "lib/catalog/requests/actions.ts withdrawRequestAction": {
    who: doneFor("contact", "primary", "sibling", "other"),
    fields: ({ productRequest }) => ({ request: productRequest }),
    ofGroup: true,
  },
  "lib/catalog/upgrades/actions.ts askForUpgradeAction": {
    who: doneFor("contact", "primary", "other"),
    fields: ({ subscription, edition }) => ({ subscription, edition }),
    given: `UPDATE subscription SET edition = NULL,
      product = (SELECT name FROM product WHERE cardinality(editions) > 1 AND name NOT LIKE 'canary product%' ORDER BY id LIMIT 1)`,
  },
};
