/** What the seller's people may be [DSK]. */
export const STAFF_ROLES = ["admin", "account_executive", "collector", "support"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

const ALL = STAFF_ROLES;

/**
 * What may be done at the desk, and by whom; the builder of desk actions and loaders demands one of these. An account executive and
 * a collector do it for their own accounts only, which lib/desk says in the WHERE.
 */
export const DESK_PERMISSIONS = {
  "desk.view": ALL,
  "accounts.view": ALL,
  "accounts.suspend": ["admin", "collector"],
  "portal.preview": ALL,
  "portal_access.manage": ["admin", "account_executive"],
  "access.check": ["admin", "support"],
  "sessions.end": ["admin", "support"],
  "people.erase": ["admin"],
  "staff.manage": ["admin"],
  "audit.search": ["admin"],
  "quotes.write": ["admin", "account_executive"],
  "prices.manage": ["admin"],
  "requests.answer": ["admin", "account_executive"],
  "contracts.set_terms": ["admin", "account_executive"],
  "sellers.manage": ["admin"],
  "invoices.settle": ["admin", "collector"],
  "collections.answer": ["admin", "collector"],
  "cases.read": ALL,
  "cases.answer": ["admin", "support"],
  "imports.run": ["admin"],
  "api_keys.manage": ["admin"],
  "webhooks.manage": ["admin"],
} as const satisfies Record<string, readonly StaffRole[]>;

export type DeskPermission = keyof typeof DESK_PERMISSIONS;

export const hasDeskPermission = (role: StaffRole, permission: DeskPermission): boolean =>
  (DESK_PERMISSIONS[permission] as readonly StaffRole[]).includes(role);
