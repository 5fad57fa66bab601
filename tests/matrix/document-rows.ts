import { type ActionRow, doneFor, type EntryRow, everybody, VIEWERS, viewers, viewersOfFile } from "./row";

/** Of the right form, and nobody's. */
const DEAD = "x".repeat(43);

/** What is done with an invoice's document, by address. */
export const DOCUMENT_ENTRIES: Readonly<Record<string, EntryRow>> = {
  "/invoices/[reference]/purchase-order": {
    who: viewers("shown"),
    params: ({ invoice }) => ({ reference: invoice }),
    shows: ({ contract }) => [contract],
  },
  "/invoices/[reference]/share": {
    who: viewers("shown"),
    params: ({ invoice }) => ({ reference: invoice }),
    shows: ({ invoice }) => [invoice],
  },
  // Open to whoever holds a token, and so to nobody here: e2e/documents.spec.ts opens one that works.
  "/shared/[token]": { who: everybody("shown"), params: () => ({ token: DEAD }) },
  "/api/shared/[token]/pdf": { who: everybody(`→ /shared/${DEAD}`), params: () => ({ token: DEAD }) },
  "/api/quotes/[number]/pdf": {
    who: viewersOfFile("file"),
    params: ({ quote }) => ({ number: quote }),
  },
  "/download": {
    who: viewers("shown"),
    query: ({ invoice }) => `?invoice=${encodeURIComponent(invoice)}`,
  },
  "/api/invoices/zip": {
    who: viewersOfFile("file"),
    query: ({ invoice }) => `?invoice=${encodeURIComponent(invoice)}`,
  },
};

/** By file and name. */
export const DOCUMENT_ACTIONS: Readonly<Record<string, ActionRow>> = {
  "lib/invoices/purchase-order/actions.ts updatePurchaseOrderAction": {
    who: doneFor(...VIEWERS),
    fields: ({ invoice }) => ({ reference: invoice, revision: "1", poNumber: "NEW-1", scope: "future" }),
  },
  "lib/invoices/sharing/actions.ts shareByMailAction": {
    who: doneFor(...VIEWERS),
    fields: ({ invoice }) => ({ reference: invoice, email: "out@matrix.example", note: "A note" }),
  },
  "lib/invoices/sharing/actions.ts shareByLinkAction": {
    who: doneFor(...VIEWERS),
    fields: ({ invoice }) => ({ reference: invoice }),
  },
  "lib/invoices/sharing/actions.ts withdrawShareAction": {
    who: doneFor(...VIEWERS),
    fields: ({ invoice, share }) => ({ reference: invoice, share }),
  },
};
