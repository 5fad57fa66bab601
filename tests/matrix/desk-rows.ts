import { DATA_ACTIONS, DATA_ENTRIES } from "./data-rows";
import { type ActionRow, doneFor, type EntryRow, everybody } from "./row";

/** To who is none of the seller's people there is no desk: the same as what does not exist [SIG-7, ACC-6]. */
export const noDesk = { ...everybody("not found"), nobody: "→ /sign-in", expired: "→ /sign-in" } as const;

/** The seller's desk, by address. */
export const DESK_ENTRIES: Readonly<Record<string, EntryRow>> = {
  ...DATA_ENTRIES,
  "/desk": { who: noDesk, searches: () => ["?q=canary&status=suspended"] },
  "/desk/accounts/[id]": { who: noDesk, params: () => ({ id: "ffffffff-ffff-4fff-8fff-ffffffffffff" }) },
  "/desk/bill-groups/[id]/preview": { who: noDesk, params: ({ billGroupId }) => ({ id: billGroupId }) },
  "/desk/second-factor": { who: noDesk },
};

const refused: ActionRow = { who: doneFor(), fields: () => ({ code: "123456", recovery: "ABCDE-23456" }) };

/** By file and name. */
export const DESK_ACTIONS: Readonly<Record<string, ActionRow>> = {
  ...DATA_ACTIONS,
  "lib/desk/preview/actions.ts startPreviewAction": {
    who: doneFor(),
    fields: ({ billGroupId }) => ({ billGroup: billGroupId }),
  },
  "lib/desk/preview/actions.ts endPreviewAction": refused,
  "lib/desk/second-factor/actions.ts beginEnrolmentAction": refused,
  "lib/desk/second-factor/actions.ts confirmEnrolmentAction": refused,
  "lib/desk/second-factor/actions.ts proveByCodeAction": refused,
  "lib/desk/second-factor/actions.ts proveByRecoveryAction": refused,
};
