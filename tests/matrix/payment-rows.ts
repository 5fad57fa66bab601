import { type EntryRow, viewers, viewersOfFile } from "./row";

/** The Payments tab and its file, by address. */
export const PAYMENT_ENTRIES: Readonly<Record<string, EntryRow>> = {
  "/payments": {
    who: viewers("shown"),
    shows: ({ paidInvoice }) => [paidInvoice],
    searches: ({ contract, paidInvoice }) => [
      `?contract=${encodeURIComponent(contract)}&status=received`,
      `?q=${encodeURIComponent(paidInvoice)}`,
      "?q=canary&from=2020-01-01&status=refunded",
    ],
  },
  // Who sees nothing gets a file with nothing in it.
  "/api/exports/payments.csv": {
    who: { ...viewersOfFile("file"), stranger: "file", removed: "file", reseller: "file" },
    shows: ({ paidInvoice }) => [paidInvoice],
    searches: ({ contract }) => [`?contract=${encodeURIComponent(contract)}`, "?q=canary"],
  },
};
