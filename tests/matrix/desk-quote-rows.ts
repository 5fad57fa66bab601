import { noDesk } from "./desk-rows";
import { type ActionRow, doneFor, type EntryRow } from "./row";

const NOWHERE = "ffffffff-ffff-4fff-8fff-ffffffffffff";

/** Quotes at the desk, by address: to customers none of it is there. */
export const DESK_QUOTE_ENTRIES: Readonly<Record<string, EntryRow>> = {
  "/desk/quotes": { who: noDesk, searches: () => ["?q=canary&status=draft"] },
  "/desk/quotes/new": { who: noDesk, searches: () => ["?q=canary", "?contract=ffffffff-ffff-4fff-8fff-ffffffffffff"] },
  "/desk/requests": { who: noDesk, searches: () => ["?status=open"] },
  "/desk/requests/[id]": { who: noDesk, params: () => ({ id: "ffffffff-ffff-4fff-8fff-ffffffffffff" }) },
  ...Object.fromEntries(
    ["", "/edit", "/publish", "/withdraw", "/copy", "/delete"].map((step): [string, EntryRow] => [
      `/desk/quotes/[number]${step}`,
      { who: noDesk, params: () => ({ number: "Q-703" }) },
    ]),
  ),
};

const days = { startsOn: "2999-01-01", endsOn: "2999-12-31", expiresOn: "2999-06-01" };
const refused: ActionRow = {
  who: doneFor(),
  fields: ({ offer }) => ({ quote: offer, key: NOWHERE, contract: NOWHERE, version: "1", title: "Words", ...days }),
};

/** The collector's pages, and what is set of a contract. */
export const DESK_COLLECTION_ENTRIES: Readonly<Record<string, EntryRow>> = {
  "/desk/collections": { who: noDesk, searches: () => ["?kind=promise", "?all=1"] },
  "/desk/collections/disputes/[id]": { who: noDesk, params: () => ({ id: NOWHERE }) },
  "/desk/invoices/[reference]": { who: noDesk, params: ({ invoice }) => ({ reference: invoice }) },
  "/desk/invoices/[reference]/void": { who: noDesk, params: ({ invoice }) => ({ reference: invoice }) },
  "/desk/contracts/[number]/terms": { who: noDesk, params: ({ contract }) => ({ number: contract }) },
  "/api/desk/files/[id]": { who: noDesk, params: () => ({ id: NOWHERE }), post: "405" },
};

/** By file and name. */
export const DESK_QUOTE_ACTIONS: Readonly<Record<string, ActionRow>> = {
  "lib/quotes/drafting/actions.ts writeDraftAction": refused,
  "lib/quotes/drafting/actions.ts changeDraftAction": refused,
  "lib/quotes/drafting/actions.ts deleteDraftAction": refused,
  "lib/quotes/drafting/actions.ts copyQuoteAction": refused,
  "lib/catalog/requests/actions.ts answerRequestAction": {
    who: doneFor(),
    fields: () => ({ request: NOWHERE, ending: "declined", answer: "Words" }),
  },
  "lib/collections/disputes/actions.ts answerDisputeAction": {
    who: doneFor(),
    fields: () => ({ dispute: NOWHERE, text: "Words" }),
  },
  "lib/collections/disputes/actions.ts settleDisputeAction": {
    who: doneFor(),
    fields: () => ({ dispute: NOWHERE, text: "Words", ending: "accepted" }),
  },
  "lib/invoices/voiding/actions.ts voidInvoiceAction": {
    who: doneFor(),
    fields: ({ invoice }) => ({ reference: invoice, reason: "Words" }),
  },
  "lib/contracts/terms/actions.ts setContractTermsAction": {
    who: doneFor(),
    fields: ({ contract }) => ({ contract }),
  },
  "lib/quotes/publishing/actions.ts publishQuoteAction": refused,
  "lib/quotes/publishing/actions.ts withdrawQuoteAction": refused,
};
