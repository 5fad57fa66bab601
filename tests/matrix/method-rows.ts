import { type ActionRow, doneFor, type EntryRow, viewers, viewersOfFile } from "./row";

/** Payment methods, by address. */
export const METHOD_ENTRIES: Readonly<Record<string, EntryRow>> = {
  "/billing/[group]/methods": {
    who: viewers("shown"),
    params: ({ billGroupId }) => ({ group: billGroupId }),
    shows: ({ billGroup }) => [billGroup],
    searches: () => ["?removed=1"],
    ofGroup: true,
  },
  "/billing/[group]/methods/remove": {
    who: viewers("shown"),
    params: ({ billGroupId }) => ({ group: billGroupId }),
    query: ({ method }) => `?method=${method}`,
    shows: ({ billGroup }) => [billGroup],
    ofGroup: true,
  },
  // Everybody's own only: of these two who have begun to add one.
  "/billing/[group]/methods/setup/[id]": {
    who: { ...viewers("not found"), primary: "shown", other: "shown" },
    params: ({ billGroupId, setup }) => ({ group: billGroupId, id: setup }),
    shows: ({ billGroup }) => [billGroup],
  },
  // Only contracts paid by card have one.
  "/contracts/[number]/card": {
    who: { ...viewers("not found"), sibling: "shown", other: "shown" },
    params: ({ contract }) => ({ number: contract }),
    shows: ({ billGroup }) => [billGroup],
  },
  // Nobody's page is at the provider yet, so their own leads to where it stands.
  "/api/methods/[id]/continue": {
    who: {
      ...viewersOfFile("not found"),
      primary: "→ /billing/…/methods/setup/…",
      other: "→ /billing/…/methods/setup/…",
    },
    params: ({ setup }) => ({ id: setup }),
  },
};

/** Who may change a bill group: who sees all of it, or holds manage billing there. */
const CHANGERS = doneFor("primary", "contact", "rule", "other");

/** By file and name. */
export const METHOD_ACTIONS: Readonly<Record<string, ActionRow>> = {
  "lib/payments/methods/actions.ts addMethodAction": {
    who: CHANGERS,
    fields: ({ billGroupId }) => ({ billGroup: billGroupId }),
    noHistory: "nothing is added until the provider says so",
    ofGroup: true,
  },
  "lib/payments/methods/actions.ts makeDefaultAction": {
    who: CHANGERS,
    fields: ({ billGroupId, method }) => ({ billGroup: billGroupId, method }),
    ofGroup: true,
  },
  "lib/payments/methods/actions.ts removeMethodAction": {
    who: CHANGERS,
    fields: ({ billGroupId, method }) => ({ billGroup: billGroupId, method }),
    ofGroup: true,
  },
  "lib/payments/methods/actions.ts chooseCardAction": {
    who: doneFor("sibling", "other"),
    fields: ({ contract, card }) => ({ contract, method: card }),
    given: "UPDATE contract SET payment_method_id = NULL",
  },
};
