import { type Decision, decide, type Refusal, refused } from "@/lib/platform/decision";
import type { StaffRole } from "@/lib/platform/desk-permissions";
import { withSearch } from "../rules";
import { DESK } from "../second-factor/rules";
import type { StaffFacts } from "./types";

/** There is always somebody who can let others in. */
export const canChangeRole = (facts: StaffFacts, role: StaffRole): Decision =>
  decide([
    hasLeft(facts),
    facts.role === role ? refused("staff.same_role") : role === "admin" ? null : lastAdmin(facts),
  ]);

export const canEndStaff = (facts: StaffFacts): Decision => decide([hasLeft(facts), lastAdmin(facts)]);

/** For who has lost their app and their recovery codes [SIG-7]. */
export const canResetFactor = (facts: StaffFacts): Decision =>
  decide([hasLeft(facts), facts.hasFactor ? null : refused("staff.no_factor", { params: { name: facts.name } })]);

const hasLeft = ({ hasLeft: left, name }: StaffFacts): Refusal | null =>
  left ? refused("staff.has_left", { params: { name } }) : null;

const lastAdmin = ({ role, otherAdmins, name }: StaffFacts): Refusal | null =>
  role === "admin" && otherAdmins === 0 ? refused("staff.last_admin", { params: { name } }) : null;

export const staffPath = (search: Readonly<Record<string, string | undefined>> = {}): string =>
  withSearch(`${DESK}/staff`, search);
export const newStaffPath = (): string => `${DESK}/staff/new`;
export const staffMemberPath = (id: string, done?: "role"): string => withSearch(`${DESK}/staff/${id}`, { done });
export const endStaffPath = (id: string): string => `${DESK}/staff/${id}/end`;
export const resetFactorPath = (id: string): string => `${DESK}/staff/${id}/reset`;
