import { z } from "zod";
import { searchText } from "@/lib/platform/search";

/** What is looked for, as it stands in the URL; anything odd falls back rather than fails. */
export const helpSearch = z.object({ q: searchText(200) });

export type HelpSearch = z.infer<typeof helpSearch>;
