import { z } from "zod";
import { searchText } from "@/lib/platform/search";

/** The list's state as it stands in the URL [DSK-1]; anything odd falls back rather than fails. */
export const accountSearch = z.object({
  q: searchText(80),
  status: z.enum(["active", "suspended"]).optional().catch(undefined),
  after: searchText(600),
  before: searchText(600),
});
export type AccountSearch = z.output<typeof accountSearch>;

export const accountId = z.uuid();
