import { apiKeysPath } from "@/lib/api/keys/rules";
import { accessCheckPath } from "@/lib/desk/access-check/rules";
import { auditLogPath } from "@/lib/desk/audit-log/rules";
import { accountsPath, casesPath } from "@/lib/desk/rules";
import { staffPath } from "@/lib/desk/staff/rules";
import { runsPath } from "@/lib/imports/runs/rules";
import { type DeskPermission, hasDeskPermission, type StaffRole } from "@/lib/platform/desk-permissions";
import { webhooksPath } from "@/lib/webhooks/rules";
import type messages from "@/messages/en.json";

interface DeskEntry {
  readonly href: string;
  /** Under `desk.nav` in the messages. */
  readonly label: keyof (typeof messages)["desk"]["nav"];
  /** One of the icons. */
  readonly icon: string;
  readonly isExact?: boolean;
  readonly alsoAt?: readonly string[];
  readonly permission: DeskPermission;
}

const ENTRIES: readonly DeskEntry[] = [
  {
    href: accountsPath(),
    label: "accounts",
    icon: "building",
    isExact: true,
    alsoAt: ["/desk/accounts", "/desk/bill-groups", "/desk/contracts", "/desk/invoices"],
    permission: "accounts.view",
  },
  { href: casesPath(), label: "cases", icon: "life-buoy", permission: "cases.answer" },
  { href: "/desk/collections", label: "collections", icon: "landmark", permission: "collections.answer" },
  { href: "/desk/quotes", label: "quotes", icon: "file-signature", permission: "quotes.write" },
  { href: "/desk/requests", label: "requests", icon: "inbox", permission: "requests.answer" },
  { href: "/desk/price-books", label: "price_books", icon: "package", permission: "quotes.write" },
  { href: "/desk/sellers", label: "sellers", icon: "settings", permission: "sellers.manage" },
  {
    href: accessCheckPath(),
    label: "access_check",
    icon: "shield-check",
    alsoAt: ["/desk/personal-data"],
    permission: "access.check",
  },
  { href: auditLogPath(), label: "audit_log", icon: "history", permission: "audit.search" },
  { href: staffPath(), label: "staff", icon: "users", permission: "staff.manage" },
  { href: runsPath(), label: "imports", icon: "upload", permission: "imports.run" },
  { href: apiKeysPath(), label: "api_keys", icon: "key", permission: "api_keys.manage" },
  { href: webhooksPath(), label: "webhooks", icon: "renew", permission: "webhooks.manage" },
];

/** What the desk's navigation leads to, for one role; the pages ask again by themselves. */
export const deskNavigation = (role: StaffRole): readonly Omit<DeskEntry, "permission">[] =>
  ENTRIES.filter(({ permission }) => hasDeskPermission(role, permission)).map(({ permission: _, ...entry }) => entry);
