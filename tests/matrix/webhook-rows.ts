import { type ActionRow, doneFor, type EntryRow, everybody } from "./row";

/** To who is none of the seller's people there is no desk [SIG-7, ACC-6]. */
const noDesk = { ...everybody("not found"), nobody: "→ /sign-in", expired: "→ /sign-in" } as const;
const NO_ID = "ffffffff-ffff-4fff-8fff-ffffffffffff";
const named: EntryRow = { who: noDesk, params: () => ({ id: NO_ID }) };

/** The seller's webhooks, by address [DSK-6]. */
export const WEBHOOK_ENTRIES: Readonly<Record<string, EntryRow>> = {
  "/desk/webhooks": { who: noDesk },
  "/desk/webhooks/new": { who: noDesk },
  "/desk/webhooks/[id]": { ...named, searches: () => ["?state=waiting&type=user.added"] },
  "/desk/webhooks/[id]/remove": named,
  "/desk/webhooks/[id]/replay": named,
  "/desk/webhooks/[id]/secret": named,
  "/desk/webhooks/[id]/edit": named,
  "/desk/webhooks/deliveries/[id]": named,
};

const refused = (fields: Record<string, string>): ActionRow => ({ who: doneFor(), fields: () => fields });
const endpoint = refused({ endpoint: NO_ID });

/** By file and name. */
export const WEBHOOK_ACTIONS: Readonly<Record<string, ActionRow>> = {
  "lib/webhooks/actions.ts addEndpointAction": refused({
    ...{ name: "ERP", url: "https://erp.company.com/hooks", types: "user.added" },
  }),
  "lib/webhooks/actions.ts editEndpointAction": refused({
    ...{ endpoint: NO_ID, version: "1", name: "Words", url: "https://erp.own.example/hooks", types: "quote.declined" },
  }),
  "lib/webhooks/actions.ts pauseEndpointAction": endpoint,
  "lib/webhooks/actions.ts resumeEndpointAction": endpoint,
  "lib/webhooks/actions.ts removeEndpointAction": endpoint,
  "lib/webhooks/actions.ts changeSecretAction": endpoint,
  "lib/webhooks/actions.ts sendTestAction": endpoint,
  "lib/webhooks/actions.ts sendAgainAction": refused({ delivery: NO_ID }),
  "lib/webhooks/actions.ts sendAllAgainAction": refused({ endpoint: NO_ID, hours: "24", what: "all" }),
};
