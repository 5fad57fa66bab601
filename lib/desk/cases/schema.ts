import { z } from "zod";
import { searchText } from "@/lib/platform/search";

/** The list's state as it stands in the URL; anything odd falls back rather than fails. */
export const deskCaseSearch = z.object({
  /** By account, number or subject. */
  q: searchText(80),
  status: z.enum(["open", "waiting", "closed", "all"]).catch("open"),
  after: searchText(600),
  before: searchText(600),
});
export type DeskCaseSearch = z.output<typeof deskCaseSearch>;
