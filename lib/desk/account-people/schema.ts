import { z } from "zod";
import { searchText } from "@/lib/platform/search";

/** The list's state as it stands in the URL; anything odd falls back rather than fails. */
export const peopleSearch = z.object({
  q: searchText(100),
  group: z.uuid().optional().catch(undefined),
  after: searchText(600),
  before: searchText(600),
});
export type PeopleSearch = z.output<typeof peopleSearch>;
