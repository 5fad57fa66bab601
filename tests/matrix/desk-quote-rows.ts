import { noDesk } from "./desk-rows";
import { type ActionRow, doneFor, type EntryRow } from "./row";

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

const NOWHERE = "ffffffff-ffff-4fff-8fff-ffffffffffff";
const days = { startsOn: "2999-01-01", endsOn: "2999-12-31", expiresOn: "2999-06-01" };
const refused: ActionRow = {
  who: doneFor(),
  fields: ({ offer }) => ({ quote: offer, key: NOWHERE, contract: NOWHERE, version: "1", title: "Words", ...days }),
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
  "lib/quotes/publishing/actions.ts publishQuoteAction": refused,
  "lib/quotes/publishing/actions.ts withdrawQuoteAction": refused,
};
