import { type ActionRow, doneFor, type EntryRow, everybody } from "./row";

/** To who is none of the seller's people there is no desk [ACC-6]. */
const noDesk = { ...everybody("not found"), nobody: "→ /sign-in", expired: "→ /sign-in" } as const;
const NO_ID = "ffffffff-ffff-4fff-8fff-ffffffffffff";

/** How data comes in, by address. No session opens the API: only a key does, which nobody here has [DSK-5]. */
export const DATA_ENTRIES: Readonly<Record<string, EntryRow>> = {
  "/desk/imports": { who: noDesk },
  "/desk/imports/new": { who: noDesk, searches: () => ["?kind=contracts"] },
  "/desk/imports/[id]": { who: noDesk, params: () => ({ id: NO_ID }) },
  "/desk/api-keys": { who: noDesk },
  "/desk/api-keys/new": { who: noDesk },
  "/desk/api-keys/[id]/revoke": { who: noDesk, params: () => ({ id: NO_ID }) },
  "/api/exports/import-refusals.csv": { who: noDesk, query: () => `?run=${NO_ID}` },
  // A form with a file in it, as e2e/imports.spec.ts sends it; what is none is not looked at.
  "/api/imports/[kind]": { who: everybody("405"), elsewhere: "405", post: "415", params: () => ({ kind: "invoices" }) },
  "/api-docs": { who: everybody("shown") },
  // By its token, which nobody here has.
  "/api/metrics": { who: everybody("not found") },
  "/api/v1/[noun]": {
    who: everybody("401"),
    elsewhere: "401",
    params: () => ({ noun: "invoices" }),
    searches: () => ["?limit=200"],
  },
  "/api/v1/[noun]/[externalId]": {
    who: everybody("401"),
    elsewhere: "401",
    params: ({ invoice }) => ({ noun: "invoices", externalId: invoice }),
  },
  "/api/v1/[noun]/[externalId]/applications": {
    who: everybody("405"),
    elsewhere: "405",
    post: "405",
    params: ({ memoNumber }) => ({ noun: "credit-memos", externalId: memoNumber }),
  },
  "/api/v1/[noun]/batch": {
    who: everybody("405"),
    elsewhere: "405",
    post: "401",
    params: () => ({ noun: "invoices" }),
  },
  "/api/v1/openapi.json": { who: everybody("shown") },
};

/** By file and name. */
export const DATA_ACTIONS: Readonly<Record<string, ActionRow>> = {
  "lib/imports/runs/actions.ts takeRunAction": { who: doneFor(), fields: () => ({ run: NO_ID }) },
  "lib/imports/runs/actions.ts throwAwayAction": { who: doneFor(), fields: () => ({ run: NO_ID }) },
  "lib/api/keys/actions.ts makeKeyAction": {
    who: doneFor(),
    fields: () => ({ name: "Mine", scopes: "invoices:write" }),
  },
  "lib/api/keys/actions.ts revokeKeyAction": { who: doneFor(), fields: () => ({ key: NO_ID }) },
};
