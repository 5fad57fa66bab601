import { z } from "zod";
import { searchText } from "@/lib/platform/search";

export const TOLD_KINDS = ["dispute", "promise", "transfer", "reminder"] as const;
export type ToldKind = (typeof TOLD_KINDS)[number];

/** The list's state as it stands in the URL; open disputes first, since they wait for an answer. */
export const collectionsSearch = z.object({
  kind: z.enum(TOLD_KINDS).catch("dispute"),
  /** Of disputes: those that have ended too. */
  all: z.literal("1").optional().catch(undefined),
  after: searchText(600),
  before: searchText(600),
});
export type CollectionsSearch = z.output<typeof collectionsSearch>;

export const deskThingId = z.uuid();
