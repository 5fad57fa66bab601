import { deskLoader } from "@/lib/platform/loader";
import { searchOf } from "@/lib/platform/search";
import { listAccountPeople } from "./queries";
import { peopleSearch } from "./schema";

/** By the list's address: the account, and `?…`. */
export const loadAccountPeople = deskLoader("accounts.view", async (staff, id: string, path: string) =>
  listAccountPeople(staff, id, peopleSearch.parse(searchOf(path))),
);
