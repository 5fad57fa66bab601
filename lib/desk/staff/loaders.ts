import { deskLoader } from "@/lib/platform/loader";
import { searchOf } from "@/lib/platform/search";
import { getStaff, listStaff } from "./queries";
import { staffSearch } from "./schema";

/** By the list's address, `/desk/staff?…`. */
export const loadStaffList = deskLoader("staff.manage", (staff, path: string) =>
  listStaff(staff, staffSearch.parse(searchOf(path))),
);

export const loadStaff = deskLoader("staff.manage", getStaff);

/** For a page that shows nothing but a form. */
export const loadMayManageStaff = deskLoader("staff.manage", async () => true);
