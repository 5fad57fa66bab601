import { type ActionRow, doneFor, type EntryRow, type Expected, everybody, VIEWERS, viewers } from "./row";

/** To who is none of the seller's people there is no desk [SIG-7, ACC-6]. */
const noDesk = { ...everybody("not found"), nobody: "→ /sign-in", expired: "→ /sign-in" } as const;

/** Each contract's primary contact has opened the case; it is nobody else's, also not of who sees the contract. */
const openers: Expected = { ...viewers("not found"), primary: "shown", other: "shown" };

/** Support cases, by address [HLP-3]. */
export const SUPPORT_ENTRIES: Readonly<Record<string, EntryRow>> = {
  "/support": { who: viewers("shown"), searches: () => ["?after=canary", "?before=%00"] },
  "/support/new": { who: viewers("shown"), query: ({ contract }) => `?contract=${encodeURIComponent(contract)}` },
  "/support/[number]": {
    who: openers,
    params: ({ supportCase }) => ({ number: supportCase }),
    searches: () => ["?files=added.type", "?files=%3Cscript%3E", "?opened=1"],
  },
  // What is no form with files; those that are have tests of their own (uploads.ts).
  "/api/support/[number]/files": {
    who: everybody("405"),
    params: ({ supportCase }) => ({ number: supportCase }),
    elsewhere: "405",
    post: "415",
  },
  "/api/desk/cases/[number]/files": {
    who: everybody("405"),
    params: ({ supportCase }) => ({ number: supportCase }),
    elsewhere: "405",
    post: "415",
  },
  "/desk/cases": { who: noDesk, searches: () => ["?q=canary&status=all"] },
  "/desk/cases/[number]": { who: noDesk, params: ({ supportCase }) => ({ number: supportCase }) },
};

/** By file and name. */
export const SUPPORT_ACTIONS: Readonly<Record<string, ActionRow>> = {
  "lib/support/actions.ts openCaseAction": {
    who: doneFor(...VIEWERS),
    fields: ({ contract, billGroupId }) => ({
      ...{ key: crypto.randomUUID(), billGroup: billGroupId, contract, subject: "A question", text: "How is it?" },
    }),
  },
  "lib/support/actions.ts writeToCaseAction": {
    who: doneFor("primary", "other"),
    fields: ({ supportCase }) => ({ number: supportCase, text: "And now?" }),
  },
  "lib/support/actions.ts answerCaseAction": {
    who: doneFor(),
    fields: ({ supportCase }) => ({ number: supportCase, text: "So.", after: "closed" }),
  },
};
