import { deskLoader } from "@/lib/platform/loader";
import { getDeskCase, listDeskCases } from "./queries";
import { deskCaseSearch } from "./schema";

/** By the list's address, `/desk/cases?…`. */
export const loadDeskCases = deskLoader("cases.answer", async (staff, path: string) =>
  listDeskCases(staff, deskCaseSearch.parse(Object.fromEntries(new URLSearchParams(path.split("?")[1] ?? "")))),
);

/** By the part of the address that names it. */
export const loadDeskCase = deskLoader("cases.answer", getDeskCase);
