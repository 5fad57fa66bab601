import { type ActionRow, doneFor, type EntryRow, everybody, VIEWERS, viewers, viewersOfFile } from "./row";

/** Disputes, promises, transfers and files, by address. */
export const COLLECTION_ENTRIES: Readonly<Record<string, EntryRow>> = {
  "/invoices/[reference]/dispute": {
    who: viewers("shown"),
    params: ({ disputed }) => ({ reference: disputed }),
    shows: ({ dispute, disputed }) => [dispute, disputed],
    searches: () => ["?files=added.type", "?files=%3Cscript%3E"],
  },
  "/invoices/[reference]/promise": {
    who: viewers("shown"),
    params: ({ disputed }) => ({ reference: disputed }),
    // Its own id is only on the page of who may withdraw it.
    shows: ({ disputed }) => [disputed],
  },
  "/invoices/[reference]/transfer": {
    who: viewers("shown"),
    params: ({ disputed }) => ({ reference: disputed }),
    shows: ({ transfer }) => [transfer],
    searches: () => ["?files=too_big"],
  },
  "/api/files/[id]": { who: viewersOfFile("file"), params: ({ file }) => ({ id: file }) },
  // What is no form with files; those that are have tests of their own (uploads.ts).
  "/api/disputes/[id]/files": {
    who: everybody("405"),
    params: ({ dispute }) => ({ id: dispute }),
    elsewhere: "405",
    post: "415",
  },
  "/api/transfers/[id]/files": {
    who: everybody("405"),
    params: ({ transfer }) => ({ id: transfer }),
    elsewhere: "405",
    post: "415",
  },
};

/** By file and name. */
export const COLLECTION_ACTIONS: Readonly<Record<string, ActionRow>> = {
  "lib/collections/disputes/actions.ts openDisputeAction": {
    who: doneFor(...VIEWERS),
    fields: ({ invoice }) => ({ reference: invoice, kind: "other", line: "1", text: "It is wrong." }),
  },
  "lib/collections/disputes/actions.ts writeToDisputeAction": {
    who: doneFor(...VIEWERS),
    fields: ({ dispute }) => ({ dispute, text: "It is wrong." }),
  },
  // Its opener, who is the primary contact.
  "lib/collections/disputes/actions.ts withdrawDisputeAction": {
    who: doneFor("primary", "other"),
    fields: ({ dispute }) => ({ dispute, text: "It is right." }),
  },
  "lib/collections/promises/actions.ts makePromiseAction": {
    who: doneFor(...VIEWERS),
    fields: ({ invoice }) => ({ reference: invoice, promisedOn: "2027-03-20" }),
  },
  "lib/collections/promises/actions.ts withdrawPromiseAction": {
    who: doneFor("primary", "other"),
    fields: ({ promise }) => ({ promise }),
  },
  "lib/collections/transfers/actions.ts reportTransferAction": {
    who: doneFor(...VIEWERS),
    fields: ({ invoice }) => ({ reference: invoice, sentOn: "2027-03-09", amount: "1" }),
  },
};
