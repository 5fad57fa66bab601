import { type ActionRow, doneFor, type EntryRow, viewers } from "./row";

/** Quotes, and where signing in leads, by address. */
export const QUOTE_ENTRIES: Readonly<Record<string, EntryRow>> = {
  "/quotes": {
    who: viewers("shown"),
    shows: ({ offer }) => [offer],
    searches: ({ contract, offer }) => [
      `?contract=${encodeURIComponent(contract)}`,
      `?q=${encodeURIComponent(offer)}&status=published`,
      "?q=canary&status=declined",
      "?after=WyIyMDI3LTAxLTAxVDAwOjAwOjAwLjAwMFoiLCJmZmZmZmZmZi1mZmZmLTRmZmYtOGZmZi1mZmZmZmZmZmZmZmYiXQ",
    ],
  },
  "/quotes/[number]": {
    who: viewers("shown"),
    params: ({ offer }) => ({ number: offer }),
    shows: ({ offer, contract }) => [offer, contract],
    searches: () => ["?first=1", "?accepted=1"],
  },
  "/quotes/[number]/decline": {
    who: viewers("shown"),
    params: ({ offer }) => ({ number: offer }),
    shows: ({ offer }) => [offer],
  },
  // Who may not sign reads whom to ask, and of the quote its number.
  "/quotes/[number]/accept": {
    who: viewers("shown"),
    params: ({ offer }) => ({ number: offer }),
    shows: ({ offer }) => [offer],
  },
  // To the quote that expires first, for who may accept it; Home for the others.
  "/start": { who: { ...viewers("→ /quotes/…"), rule: "→ /" } },
};

/** By file and name. */
export const QUOTE_ACTIONS: Readonly<Record<string, ActionRow>> = {
  // Who holds manage billing in the bill group: the primary contact, and whom it was given.
  "lib/quotes/declining/actions.ts declineQuoteAction": {
    who: doneFor("primary", "contact", "other"),
    fields: ({ offer }) => ({ quote: offer, reason: "Not now" }),
  },
  "lib/quotes/acceptance/actions.ts acceptQuoteAction": {
    who: doneFor("primary", "contact", "other"),
    fields: ({ offer }) => ({ number: offer, poNumber: "", signerName: "Robin Doe", signerTitle: "CFO", agreed: "on" }),
  },
};
