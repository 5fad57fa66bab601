import { deskLoader } from "@/lib/platform/loader";
import { getDeskCase, listAccountCases, listDeskCases } from "./queries";
import { deskCaseSearch } from "./schema";

/** By the list's address, `/desk/cases?…`. */
export const loadDeskCases = deskLoader("cases.answer", async (staff, path: string) =>
  listDeskCases(staff, deskCaseSearch.parse(Object.fromEntries(new URLSearchParams(path.split("?")[1] ?? "")))),
);

/** On the account's own page, for all who work with it. */
export const loadAccountCases = deskLoader("cases.read", listAccountCases);

/** By the part of the address that names it. */
export const loadDeskCase = deskLoader("cases.read", getDeskCase);
