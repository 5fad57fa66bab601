/**
 * The slices of lib, from the ground up: a slice may import only slices above it in this list. A new folder in lib
 * finds its place here first. A sub-concern (`contracts/renewal`) belongs to its slice.
 */
export const sliceOrder = [
  "platform",
  "access",
  "bill-groups",
  "branding",
  "accounts",
  "auth",
  "preferences",
  "notices",
  "addresses",
  "contracts",
  "subscriptions",
  "users",
  "billing",
  "ledger",
  "files",
  "invoices",
  "payments",
  "collections",
  "imports",
  "api",
  "catalog",
  "orders",
  "quotes",
  "summary",
  "statements",
  "support",
  "agent",
  "desk",
] as const;
