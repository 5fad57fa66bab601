import { z } from "zod";
import { searchText } from "@/lib/platform/search";

/** Where the list stands [QUO-4]. */
export const installedSearch = z.object({ after: searchText(400), before: searchText(400) });
export type InstalledSearch = z.output<typeof installedSearch>;
