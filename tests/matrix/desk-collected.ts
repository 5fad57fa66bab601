import { DATA_ACTIONS, DATA_ENTRIES } from "./data-rows";
import { DESK_QUOTE_ACTIONS, DESK_QUOTE_ENTRIES } from "./desk-quote-rows";
import { DESK_ACTIONS, DESK_ENTRIES } from "./desk-rows";
import { DOOR_ACTIONS, DOOR_ENTRIES } from "./door-rows";
import type { ActionRow, EntryRow } from "./row";
import { SUPPORT_ACTIONS, SUPPORT_ENTRIES } from "./support-rows";
import { WEBHOOK_ACTIONS, WEBHOOK_ENTRIES } from "./webhook-rows";

/** The desk with what customers and the seller's systems have to do with it, by address. */
export const ALL_DESK_ENTRIES: Readonly<Record<string, EntryRow>> = {
  ...DESK_ENTRIES,
  ...DOOR_ENTRIES,
  ...WEBHOOK_ENTRIES,
  ...SUPPORT_ENTRIES,
  ...DESK_QUOTE_ENTRIES,
  ...DATA_ENTRIES,
};

/** By file and name. */
export const ALL_DESK_ACTIONS: Readonly<Record<string, ActionRow>> = {
  ...DESK_ACTIONS,
  ...DOOR_ACTIONS,
  ...WEBHOOK_ACTIONS,
  ...SUPPORT_ACTIONS,
  ...DESK_QUOTE_ACTIONS,
  ...DATA_ACTIONS,
};
