import type { ReactNode } from "react";
import { accessCheckPath } from "@/lib/desk/access-check/rules";
import { auditLogPath } from "@/lib/desk/audit-log/rules";
import { accountsPath } from "@/lib/desk/rules";
import { staffPath } from "@/lib/desk/staff/rules";
import { type DeskPermission, hasDeskPermission, type StaffRole } from "@/lib/platform/desk-permissions";
import { BuildingIcon, HistoryIcon, ShieldCheckIcon, UsersIcon } from "../ui/icons";

interface DeskEntry {
  readonly href: string;
  /** Under `desk.nav` in the messages. */
  readonly label: "accounts" | "access_check" | "audit_log" | "staff";
  readonly icon: ReactNode;
  readonly alsoAt?: readonly string[];
  readonly permission: DeskPermission;
}

const ENTRIES: readonly DeskEntry[] = [
  {
    href: accountsPath(),
    label: "accounts",
    icon: <BuildingIcon />,
    alsoAt: ["/desk/accounts", "/desk/bill-groups"],
    permission: "accounts.view",
  },
  { href: accessCheckPath(), label: "access_check", icon: <ShieldCheckIcon />, permission: "access.check" },
  { href: auditLogPath(), label: "audit_log", icon: <HistoryIcon />, permission: "audit.search" },
  { href: staffPath(), label: "staff", icon: <UsersIcon />, permission: "staff.manage" },
];

/** What the desk's navigation leads to, for one role; the pages ask again by themselves. */
export const deskNavigation = (role: StaffRole): readonly Omit<DeskEntry, "permission">[] =>
  ENTRIES.filter(({ permission }) => hasDeskPermission(role, permission)).map(({ permission: _, ...entry }) => entry);
