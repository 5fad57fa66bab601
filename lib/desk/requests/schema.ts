import { z } from "zod";
import { searchText } from "@/lib/platform/search";

export const REQUEST_STATES = ["open", "quoted", "accepted", "declined", "withdrawn"] as const;

/** The list's state as it stands in the URL; anything odd falls back rather than fails. */
export const deskRequestSearch = z.object({
  status: z.enum(REQUEST_STATES).optional().catch(undefined),
  after: searchText(600),
  before: searchText(600),
});
export type DeskRequestSearch = z.output<typeof deskRequestSearch>;

export const deskRequestId = z.uuid();
