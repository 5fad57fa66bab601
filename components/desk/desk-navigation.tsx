import type { ReactNode } from "react";
import { accountsPath } from "@/lib/desk/rules";
import { type DeskPermission, hasDeskPermission, type StaffRole } from "@/lib/platform/desk-permissions";
import { BuildingIcon, FileSignatureIcon, InboxIcon, LandmarkIcon, SettingsIcon } from "../ui/icons";

interface DeskEntry {
  readonly href: string;
  /** Under `desk.nav` in the messages. */
  readonly label: "accounts" | "quotes" | "requests" | "collections" | "sellers";
  readonly icon: ReactNode;
  readonly alsoAt?: readonly string[];
  readonly permission: DeskPermission;
}

const ENTRIES: readonly DeskEntry[] = [
  {
    href: accountsPath(),
    label: "accounts",
    icon: <BuildingIcon />,
    alsoAt: ["/desk/accounts"],
    permission: "accounts.view",
  },
  { href: "/desk/quotes", label: "quotes", icon: <FileSignatureIcon />, permission: "quotes.write" },
  { href: "/desk/requests", label: "requests", icon: <InboxIcon />, permission: "requests.answer" },
  { href: "/desk/collections", label: "collections", icon: <LandmarkIcon />, permission: "collections.answer" },
  { href: "/desk/sellers", label: "sellers", icon: <SettingsIcon />, permission: "sellers.manage" },
];

/** What the desk's navigation leads to, for one role; the pages ask again by themselves. */
export const deskNavigation = (role: StaffRole): readonly Omit<DeskEntry, "permission">[] =>
  ENTRIES.filter(({ permission }) => hasDeskPermission(role, permission)).map(({ permission: _, ...entry }) => entry);
