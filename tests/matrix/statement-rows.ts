import { type EntryRow, viewers, viewersOfFile } from "./row";

/** Credit memos, statements and lists as files, by address. */
export const STATEMENT_ENTRIES: Readonly<Record<string, EntryRow>> = {
  "/credit-memos": {
    who: viewers("shown"),
    shows: ({ memoNumber }) => [memoNumber],
    searches: ({ contract, memoNumber }) => [
      `?contract=${encodeURIComponent(contract)}&state=left`,
      `?q=${encodeURIComponent(memoNumber)}`,
      "?q=canary&from=2020-01-01",
    ],
  },
  "/credit-memos/[id]": {
    who: viewers("shown"),
    params: ({ memo }) => ({ id: memo }),
    shows: ({ memoNumber, contract, invoice }) => [memoNumber, contract, invoice],
  },
  "/statements": {
    who: viewers("shown"),
    searches: ({ contract, billGroupId }) => [
      `?contract=${encodeURIComponent(contract)}&period=last_12_months`,
      `?group=${billGroupId}&period=this_year`,
      "?from=2027-03-09&to=2020-01-01",
    ],
  },
  "/api/credit-memos/[id]/pdf": {
    who: viewersOfFile("file"),
    params: ({ memo }) => ({ id: memo }),
    shows: ({ memoNumber }) => [memoNumber],
  },
  "/api/exports/statement.pdf": {
    who: viewersOfFile("file"),
    query: ({ billGroupId }) => `?group=${billGroupId}&period=last_12_months`,
    shows: ({ billGroup }) => [billGroup],
    ofGroup: true,
  },
  "/api/exports/statement.csv": {
    who: viewersOfFile("file"),
    query: ({ billGroupId }) => `?group=${billGroupId}&period=last_12_months`,
    ofGroup: true,
  },
  // Who sees nothing gets a file with nothing in it.
  "/api/exports/invoices.csv": {
    who: { ...viewersOfFile("file"), stranger: "file", removed: "file", reseller: "file" },
    shows: ({ invoice }) => [invoice],
    searches: ({ contract }) => [`?contract=${encodeURIComponent(contract)}`, "?q=canary&sort=total"],
  },
  "/api/exports/credit-memos.csv": {
    who: { ...viewersOfFile("file"), stranger: "file", removed: "file", reseller: "file" },
    shows: ({ memoNumber }) => [memoNumber],
    searches: ({ contract }) => [`?contract=${encodeURIComponent(contract)}`, "?q=canary"],
  },
};
