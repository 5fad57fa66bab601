import { type ActionRow, doneFor, type EntryRow, VIEWERS, viewers, viewersOfFile } from "./row";

/** What is done with an invoice's document, by address. */
export const DOCUMENT_ENTRIES: Readonly<Record<string, EntryRow>> = {
  "/invoices/[reference]/purchase-order": {
    who: viewers("shown"),
    params: ({ invoice }) => ({ reference: invoice }),
    shows: ({ contract }) => [contract],
  },
  "/invoices/download": {
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
    given: "UPDATE contract SET po_number = NULL",
  },
};
