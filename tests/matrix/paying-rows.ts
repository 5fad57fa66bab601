import { type ActionRow, doneFor, type EntryRow, VIEWERS, viewers } from "./row";

/** Paying one invoice or several, by address. */
export const PAYING_ENTRIES: Readonly<Record<string, EntryRow>> = {
  "/pay": {
    who: viewers("shown"),
    query: ({ invoice }) => `?invoice=${encodeURIComponent(invoice)}`,
    shows: ({ invoice }) => [invoice],
  },
};

/** By file and name. */
export const PAYING_ACTIONS: Readonly<Record<string, ActionRow>> = {
  "lib/payments/actions.ts payInvoiceAction": {
    who: doneFor(...VIEWERS),
    fields: ({ invoice }) => ({ reference: invoice }),
    noHistory: "who may use a saved method is asked on a page of its own first, and there it begins",
  },
  "lib/payments/sets/actions.ts payTogetherAction": {
    who: doneFor(...VIEWERS),
    fields: ({ invoice }) => ({ invoice, way: "card" }),
  },
  // The page is there already: their own is where it was.
  "lib/payments/sets/actions.ts resumePaymentAction": {
    who: doneFor("primary", "rule", "sibling", "other"),
    fields: ({ attempt }) => ({ attempt }),
    noHistory: "nothing begins: it leads to the page that was there",
  },
};
