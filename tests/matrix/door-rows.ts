import { type ActionRow, doneFor, type EntryRow, everybody } from "./row";

/** As on the desk's other pages: what is asked for is there, and to no customer. */
const noDesk = { ...everybody("not found"), nobody: "→ /sign-in", expired: "→ /sign-in" } as const;
const NOBODYS = "ffffffff-ffff-4fff-8fff-ffffffffffff";

/** Who opens the door, by address. */
export const DOOR_ENTRIES: Readonly<Record<string, EntryRow>> = {
  "/desk/accounts/[id]/people": {
    who: noDesk,
    params: () => ({ id: NOBODYS }),
    searches: () => ["?q=canary", `?group=${NOBODYS}`],
  },
  "/desk/accounts/[id]/invoices": { who: noDesk, params: () => ({ id: NOBODYS }), searches: () => ["?q=canary"] },
  "/desk/accounts/[id]/suspend": { who: noDesk, params: () => ({ id: NOBODYS }) },
  "/desk/accounts/[id]/lift": { who: noDesk, params: () => ({ id: NOBODYS }) },
  "/desk/access-check": { who: noDesk, searches: () => ["?email=zoe@canary.example", "?email=canary"] },
  "/desk/personal-data": { who: noDesk, searches: () => ["?email=zoe@canary.example"] },
  "/api/exports/person.json": { who: noDesk, searches: () => ["?email=zoe@canary.example"] },
  "/desk/access-check/end-sessions": { who: noDesk, searches: () => ["?email=zoe@canary.example"] },
  "/desk/audit-log": {
    who: noDesk,
    searches: () => ["?who=zoe@canary.example&action=canary", "?account=canary&contract=canary-1", "?from=2026-01-01"],
  },
  "/api/exports/audit.csv": { who: noDesk, searches: () => ["?action=canary"] },
  "/desk/staff": { who: noDesk, searches: () => ["?q=canary"] },
  "/desk/staff/new": { who: noDesk },
  "/desk/staff/[id]": { who: noDesk, params: () => ({ id: NOBODYS }) },
  "/desk/staff/[id]/end": { who: noDesk, params: () => ({ id: NOBODYS }) },
  "/desk/staff/[id]/reset": { who: noDesk, params: () => ({ id: NOBODYS }) },
  "/desk/bill-groups/[id]": {
    who: noDesk,
    params: ({ billGroupId }) => ({ id: billGroupId }),
    searches: () => ["?done=on"],
  },
  "/desk/bill-groups/[id]/access/switch": { who: noDesk, params: ({ billGroupId }) => ({ id: billGroupId }) },
  "/desk/bill-groups/[id]/access/remove": {
    who: noDesk,
    params: ({ billGroupId }) => ({ id: billGroupId }),
    searches: () => [`?rule=${NOBODYS}`],
  },
  "/desk/bill-groups/[id]/access/widen": {
    who: noDesk,
    params: ({ billGroupId }) => ({ id: billGroupId }),
    searches: () => ["?domain=canary.example"],
  },
};

const refused = (fields: ActionRow["fields"]): ActionRow => ({ who: doneFor(), fields });

/** By file and name. */
export const DOOR_ACTIONS: Readonly<Record<string, ActionRow>> = {
  "lib/desk/portal-access/actions.ts addRuleAction": refused(({ billGroupId }) => ({
    billGroup: billGroupId,
    rule: "let-in.example",
  })),
  "lib/desk/portal-access/actions.ts widenRuleAction": refused(({ billGroupId }) => ({
    billGroup: billGroupId,
    rule: "let-in.example",
    swallows: "a@let-in.example",
  })),
  "lib/desk/portal-access/actions.ts removeRuleAction": refused(({ billGroupId }) => ({
    billGroup: billGroupId,
    rule: NOBODYS,
  })),
  "lib/desk/portal-access/actions.ts switchRulesAction": refused(({ billGroupId }) => ({
    billGroup: billGroupId,
    to: "on",
  })),
  "lib/desk/suspension/actions.ts suspendAccountAction": refused(() => ({
    account: NOBODYS,
    reason: "other",
    note: "x",
  })),
  "lib/desk/suspension/actions.ts liftSuspensionAction": refused(() => ({ account: NOBODYS, note: "x" })),
  "lib/desk/access-check/actions.ts endSessionsAction": refused(() => ({ email: "zoe@canary.example" })),
  "lib/desk/personal-data/actions.ts erasePersonAction": refused(() => ({
    email: "zoe@canary.example",
    again: "zoe@canary.example",
  })),
  "lib/desk/staff/actions.ts addStaffAction": refused(() => ({
    ...{ name: "Somebody", email: "somebody@let-in.example", phone: "+46 8 555", role: "admin" },
  })),
  "lib/desk/staff/actions.ts changeRoleAction": refused(() => ({ staff: NOBODYS, role: "admin" })),
  "lib/desk/staff/actions.ts resetFactorAction": refused(() => ({ staff: NOBODYS })),
  "lib/desk/staff/actions.ts endStaffAction": refused(() => ({ staff: NOBODYS })),
};
