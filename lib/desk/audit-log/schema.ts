import { z } from "zod";
import { searchDay, searchText } from "@/lib/platform/search";

/** The log's search as it stands in the URL; anything odd falls back rather than fails. */
export const auditSearch = z.object({
  who: searchText(254),
  action: searchText(80),
  account: searchText(80),
  contract: searchText(80),
  from: searchDay,
  to: searchDay,
  after: searchText(600),
  before: searchText(600),
});
export type AuditSearch = z.output<typeof auditSearch>;
