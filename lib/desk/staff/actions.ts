"use server";

import { deskAction } from "@/lib/platform/action";
import { addStaff } from "./commands/add-staff";
import { changeRole } from "./commands/change-role";
import { endStaff } from "./commands/end-staff";
import { resetFactor } from "./commands/reset-factor";
import { staffMemberPath, staffPath } from "./rules";
import { addStaffInput, changeRoleInput, endStaffInput, resetFactorInput } from "./schema";

export const addStaffAction = deskAction({
  name: "staff.add",
  permission: "staff.manage",
  input: addStaffInput,
  run: addStaff,
  revalidate: () => [staffPath()],
  redirectTo: () => staffPath({ done: "added" }),
});

export const changeRoleAction = deskAction({
  name: "staff.change_role",
  permission: "staff.manage",
  input: changeRoleInput,
  run: changeRole,
  revalidate: ({ staff }) => [staffPath(), staffMemberPath(staff)],
  redirectTo: () => staffPath({ done: "role" }),
});

export const resetFactorAction = deskAction({
  name: "staff.reset_factor",
  permission: "staff.manage",
  input: resetFactorInput,
  run: resetFactor,
  revalidate: () => [staffPath()],
  redirectTo: () => staffPath({ done: "reset" }),
});

export const endStaffAction = deskAction({
  name: "staff.end",
  permission: "staff.manage",
  input: endStaffInput,
  run: endStaff,
  revalidate: () => [staffPath()],
  redirectTo: () => staffPath({ done: "ended" }),
});
