import { deskLoader } from "@/lib/platform/loader";
import { getAccount, listAccounts } from "./queries";
import { accountSearch } from "./schema";

/** By the list's address, `/desk?…`. */
export const loadAccounts = deskLoader("accounts.view", async (staff, path: string) =>
  listAccounts(staff, accountSearch.parse(Object.fromEntries(new URLSearchParams(path.split("?")[1] ?? "")))),
);

/** By the part of the address that names it. */
export const loadAccount = deskLoader("accounts.view", getAccount);
