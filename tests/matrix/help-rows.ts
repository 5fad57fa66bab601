import { type EntryRow, viewers } from "./row";

/** Help, by address: the same articles for everybody whom the portal serves. */
export const HELP_ENTRIES: Readonly<Record<string, EntryRow>> = {
  "/help": { who: viewers("shown"), searches: () => ["?q=pay", "?q=zxqvwk", "?q=a&q=b"] },
  "/help/[slug]": { who: viewers("shown"), params: () => ({ slug: "auto-renewal" }) },
};
