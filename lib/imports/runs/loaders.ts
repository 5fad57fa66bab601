import { deskLoader } from "@/lib/platform/loader";
import { refusalsCsv } from "./csv";
import { getRunDetails, listRuns } from "./queries";
import { runSearch } from "./schema";

const searchIn = (path: string) => Object.fromEntries(new URLSearchParams(path.split("?")[1] ?? ""));

/** By the list's address, `/desk/imports?…`. */
export const loadRuns = deskLoader("imports.run", async (_staff, path: string) =>
  listRuns(runSearch.parse(searchIn(path))),
);

/** By the part of the address that names it. */
export const loadRun = deskLoader("imports.run", async (_staff, id: string) => getRunDetails(id));

/** Whether files may be brought, for a page that shows how. */
export const loadNewRun = deskLoader("imports.run", async () => true);

/** By the address of the file, which names the run. */
export const loadRefusalsCsv = deskLoader("imports.run", async (staff, path: string) =>
  refusalsCsv(String(searchIn(path).run ?? ""), staff.locale),
);
