import { z } from "zod";
import { personName } from "@/lib/accounts/schema";
import { emailAddress } from "@/lib/auth/address";
import { STAFF_ROLES } from "@/lib/platform/desk-permissions";
import { searchText } from "@/lib/platform/search";

const role = z.enum(STAFF_ROLES, "role_missing");
const phone = z
  .string()
  .trim()
  .max(40, "phone_malformed")
  .regex(/^\+?[0-9][0-9 ()./-]{3,}$/, "phone_malformed");

export const addStaffInput = z.object({ name: personName, email: emailAddress, phone, role });
export type AddStaffInput = z.output<typeof addStaffInput>;

export const changeRoleInput = z.object({ staff: z.uuid(), role });
export type ChangeRoleInput = z.output<typeof changeRoleInput>;

export const resetFactorInput = z.object({ staff: z.uuid() });
export type ResetFactorInput = z.output<typeof resetFactorInput>;

/** Nobody chosen is nothing. */
const successor = z.uuid().or(z.literal("").transform(() => undefined));

export const endStaffInput = z.object({
  staff: z.uuid(),
  /** Who takes the accounts over that they are account executive or collector of. */
  executive: successor.optional(),
  collector: successor.optional(),
});
export type EndStaffInput = z.output<typeof endStaffInput>;

/** The list's state as it stands in the URL; anything odd falls back rather than fails. */
export const staffSearch = z.object({
  q: searchText(80),
  after: searchText(600),
  before: searchText(600),
  done: z.enum(["ended", "reset", "added", "role"]).optional().catch(undefined),
});
export type StaffSearch = z.output<typeof staffSearch>;
