import {
  type ActionRow,
  CONTACTS,
  doneFor,
  type EntryRow,
  everybody,
  SIGNED_IN,
  VIEWERS,
  viewers,
  viewersOfFile,
} from "./row";

// The matrix itself. Every page, route handler and server action of the build has a line here, or the tests fail.

/** By address, as Next names it. */
export const ENTRY_ROWS: Readonly<Record<string, EntryRow>> = {
  "/": { who: viewers("→ /contracts"), router: "→ /contracts" },
  "/contracts": {
    who: viewers("shown"),
    shows: ({ contract }) => [contract],
    searches: () => ["?show=all", "?show=ended", "?show=all&after=WyIyMDIwLTAxLTAxIiwiQyJd"],
  },
  "/contracts/[number]": {
    who: viewers("shown"),
    params: ({ contract }) => ({ number: contract }),
    shows: ({ billGroup }) => [billGroup],
  },
  "/contracts/[number]/renewal": {
    who: viewers("shown"),
    params: ({ contract }) => ({ number: contract }),
  },
  "/invoices": {
    who: viewers("shown"),
    shows: ({ invoice }) => [invoice],
    searches: ({ contract, invoice }) => [
      `?contract=${encodeURIComponent(contract)}`,
      `?q=${encodeURIComponent(invoice)}`,
      "?q=canary&sort=total",
      "?status=paid&sort=due_up",
    ],
  },
  "/invoices/[reference]": {
    who: viewers("shown"),
    params: ({ invoice }) => ({ reference: invoice }),
    shows: ({ invoice, contract }) => [invoice, contract],
  },
  "/payments/[id]": {
    who: viewers("shown"),
    params: ({ attempt }) => ({ id: attempt }),
    shows: ({ attemptInvoice }) => [attemptInvoice],
  },

  "/api/invoices/[reference]/pdf": {
    who: viewersOfFile("file"),
    params: ({ invoice }) => ({ reference: invoice }),
    shows: ({ invoice }) => [invoice],
  },
  "/api/payments/[id]/receipt": {
    who: viewersOfFile("file"),
    params: ({ payment }) => ({ id: payment }),
    shows: ({ paidInvoice }) => [paidInvoice],
  },
  // The contact sees what somebody else is paying, and not the page on which they pay.
  "/api/payments/[id]/continue": {
    who: { ...viewersOfFile("→ provider"), contact: "→ /payments/…" },
    params: ({ attempt }) => ({ id: attempt }),
  },

  "/sign-in": { who: { ...everybody("→ /"), nobody: "shown", expired: "shown" } },
  "/sign-in/code": { who: everybody("shown") },
  "/sign-in/link": { who: everybody("shown") },
  "/cookies": { who: everybody("shown") },
  "/no-access": { who: { ...viewers("→ /"), stranger: "shown", removed: "shown" } },
  "/closed": { who: { ...viewers("→ /"), stranger: "→ /", removed: "→ /", reseller: "shown" } },

  "/api/health/live": { who: everybody("shown") },
  "/api/health/ready": { who: everybody("shown") },
  "/api/brand/[color]": { who: everybody("shown"), params: () => ({ color: "1c6094" }), isPublic: true },
  // Proven by the provider's signature, which nobody here has.
  "/api/stripe/webhook": { who: everybody("405"), post: "400" },
  "/icon.svg": { who: everybody("shown"), post: "shown", isPublic: true },
  "/_not-found": { who: everybody("not found"), isFrameworks: true },
  "/_global-error": { who: everybody("500"), isFrameworks: true },
};

/** By file and name. */
export const ACTION_ROWS: Readonly<Record<string, ActionRow>> = {
  "lib/contracts/renewal/actions.ts turnOffRenewalAction": {
    who: doneFor(...CONTACTS),
    fields: ({ contract }) => ({ contractNumber: contract }),
  },
  "lib/contracts/renewal/actions.ts turnOnRenewalAction": {
    who: doneFor(...CONTACTS),
    fields: ({ contract }) => ({ contractNumber: contract }),
    given: "UPDATE contract SET auto_renew = false, auto_renew_off_here_at = portal.now()",
  },
  "lib/payments/actions.ts payInvoiceAction": {
    who: doneFor(...VIEWERS),
    fields: ({ invoice }) => ({ reference: invoice }),
  },
  // Of one's own only, and also once one sees the invoice no more: it closes a door.
  "lib/payments/actions.ts callOffPaymentAction": {
    who: doneFor("primary", "rule", "sibling", "other", "reseller", "removed"),
    fields: ({ attempt }) => ({ attempt }),
    noHistory: "the attempt itself says who called it off and when",
  },
  "lib/preferences/actions.ts chooseLanguageAction": {
    who: everybody("done"),
    fields: () => ({ language: "sv" }),
  },
  "lib/preferences/actions.ts chooseThemeAction": {
    who: everybody("done"),
    fields: () => ({ theme: "dark" }),
    noHistory: "it is kept in the browser only",
  },
  "lib/auth/actions.ts askToSignInAction": {
    who: everybody("done"),
    fields: () => ({ email: "anybody@matrix.example" }),
    noHistory: "nobody is anybody yet",
  },
  // With a link and a code of nobody's; those that are somebody's have tests of their own in tests/auth and e2e.
  "lib/auth/actions.ts signInByLinkAction": {
    who: everybody("refused"),
    fields: () => ({ token: "nobodys" }),
  },
  "lib/auth/actions.ts signInByCodeAction": {
    who: everybody("refused"),
    fields: () => ({ code: "123456" }),
  },
  "lib/auth/actions.ts signOutAction": { who: doneFor(...SIGNED_IN), fields: () => ({}) },
};
