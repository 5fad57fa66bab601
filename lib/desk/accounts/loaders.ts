import { deskLoader } from "@/lib/platform/loader";
import { searchOf } from "@/lib/platform/search";
import { getAccount, listAccounts } from "./queries";
import { accountSearch } from "./schema";

/** By the list's address, `/desk?…`. */
export const loadAccounts = deskLoader("accounts.view", async (staff, path: string) =>
  listAccounts(staff, accountSearch.parse(searchOf(path))),
);

/** By the part of the address that names it. */
export const loadAccount = deskLoader("accounts.view", getAccount);
