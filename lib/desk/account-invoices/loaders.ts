import { deskLoader } from "@/lib/platform/loader";
import { searchOf } from "@/lib/platform/search";
import { listAccountInvoices } from "./queries";
import { accountInvoiceSearch } from "./schema";

/** By the list's address: the account, and `?…`. */
export const loadAccountInvoices = deskLoader("accounts.view", async (staff, id: string, path: string) =>
  listAccountInvoices(staff, id, accountInvoiceSearch.parse(searchOf(path))),
);
