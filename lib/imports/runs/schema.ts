import { z } from "zod";
import { searchText } from "@/lib/platform/search";
import { RECORD_KINDS } from "../records/schema";

export const runInput = z.object({ run: z.uuid() });
export type RunInput = z.output<typeof runInput>;

export const runKind = z.enum(RECORD_KINDS);

/** The list's state in the URL; anything odd counts as none. */
export const runSearch = z.object({ after: searchText(600), before: searchText(600) });
export type RunSearch = z.output<typeof runSearch>;

/** What is to be brought; anything odd counts as invoices. */
export const newRunSearch = z.object({
  kind: runKind.catch("invoices"),
  fault: z.enum(["none", "too_much", "malformed", "slow", "too_many"]).optional().catch(undefined),
});
