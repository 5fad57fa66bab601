import { ADDRESS_ACTIONS } from "./address-rows";
import { AGENT_ENTRIES } from "./agent-rows";
import { CATALOG_ACTIONS, CATALOG_ENTRIES } from "./catalog-rows";
import { COLLECTION_ACTIONS, COLLECTION_ENTRIES } from "./collection-rows";
import { ALL_DESK_ACTIONS, ALL_DESK_ENTRIES } from "./desk-collected";
import { DOCUMENT_ACTIONS, DOCUMENT_ENTRIES } from "./document-rows";
import { HELP_ENTRIES } from "./help-rows";
import { METHOD_ACTIONS, METHOD_ENTRIES } from "./method-rows";
import { ORDER_ENTRIES } from "./order-rows";
import { PAYING_ACTIONS, PAYING_ENTRIES } from "./paying-rows";
import { PAYMENT_ENTRIES } from "./payment-rows";
import { QUOTE_ACTIONS, QUOTE_ENTRIES } from "./quote-rows";
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
import { STATEMENT_ENTRIES } from "./statement-rows";

// The matrix itself. Every page, route handler and server action of the build has a line here, or the tests fail.

/** By address, as Next names it. */
export const ENTRY_ROWS: Readonly<Record<string, EntryRow>> = {
  "/": {
    who: viewers("shown"),
    shows: ({ billGroup }) => [billGroup],
    searches: ({ billGroupId }) => [`?group=${billGroupId}`],
  },
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
  "/contracts/[number]/address": {
    who: viewers("shown"),
    params: ({ contract }) => ({ number: contract }),
    shows: ({ billGroup }) => [billGroup],
  },
  "/contracts/[number]/contact": {
    who: viewers("shown"),
    params: ({ contract }) => ({ number: contract }),
    shows: ({ billGroup }) => [billGroup],
    searches: () => ["?of=shipping&country=NO", "?of=contact&country=ZZ", "?of=shipping&back=ask"],
  },
  "/billing/[group]": {
    who: viewers("shown"),
    params: ({ billGroupId }) => ({ group: billGroupId }),
    shows: ({ billGroup }) => [billGroup],
    searches: () => ["?of=shipping&country=NO"],
    ofGroup: true,
  },
  "/billing/[group]/auto-pay": {
    who: viewers("shown"),
    params: ({ billGroupId }) => ({ group: billGroupId }),
    shows: ({ billGroup }) => [billGroup],
    searches: () => ["?turn=off", "?done=on"],
    ofGroup: true,
  },
  ...METHOD_ENTRIES,
  ...CATALOG_ENTRIES,
  ...PAYMENT_ENTRIES,
  ...STATEMENT_ENTRIES,
  ...ORDER_ENTRIES,
  ...PAYING_ENTRIES,
  ...DOCUMENT_ENTRIES,
  ...COLLECTION_ENTRIES,
  ...QUOTE_ENTRIES,
  ...ALL_DESK_ENTRIES,
  ...AGENT_ENTRIES,
  "/contracts/[number]/history": {
    who: viewers("shown"),
    params: ({ contract }) => ({ number: contract }),
    shows: ({ billGroup }) => [billGroup],
    searches: () => ["?kind=users", "?kind=payments", "?after=WyIyMDI3LTAxLTAxVDAwOjAwOjAwLjAwMFoiLCJhIl0"],
  },
  "/contracts/[number]/renewal": {
    who: viewers("shown"),
    params: ({ contract }) => ({ number: contract }),
  },
  "/subscriptions": {
    who: viewers("shown"),
    searches: ({ contract }) => [
      `?contract=${encodeURIComponent(contract)}`,
      "?q=canary&status=active",
      "?after=WyJBIiwiZmZmZmZmZmYtZmZmZi00ZmZmLThmZmYtZmZmZmZmZmZmZmYzIl0",
    ],
  },
  "/subscriptions/[id]": {
    who: viewers("shown"),
    params: ({ subscription }) => ({ id: subscription }),
    shows: ({ contract, billGroup }) => [contract, billGroup],
  },
  "/billing": { who: viewers("→ /billing/…") },
  "/invoices": {
    who: viewers("shown"),
    shows: ({ invoice }) => [invoice],
    searches: ({ contract, invoice, billGroupId }) => [
      `?group=${billGroupId}&status=unpaid`,
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

  "/users": {
    who: viewers("shown"),
    searches: ({ person, contract }) => [`?open=${person}`, `?q=${encodeURIComponent(contract)}`, "?q=canary&rule=a"],
  },
  "/users/new": {
    who: viewers("shown"),
    searches: ({ contract }) => [`?q=${encodeURIComponent(contract)}`],
  },
  "/users/add": { who: viewers("shown"), query: ({ person }) => `?person=${person}` },
  "/users/remove": {
    who: viewers("shown"),
    query: ({ person, contract }) => `?person=${person}&place=${person}.${encodeURIComponent(contract)}`,
    elsewhere: "shown",
  },
  "/users/end": {
    who: viewers("shown"),
    query: ({ person, contract }) => `?place=${person}.${encodeURIComponent(contract)}`,
  },
  "/users/handover": {
    who: viewers("shown"),
    query: ({ contract }) => `?contract=${encodeURIComponent(contract)}&role=primary`,
  },
  "/users/handover/[id]": {
    who: viewers("shown"),
    params: ({ handover }) => ({ id: handover }),
    shows: ({ contract }) => [contract],
  },
  // The page itself shows everybody their own; only its frame looks at what else they see.
  "/profile": { who: viewers("shown"), router: "shown" },
  "/notifications": { who: viewers("shown"), router: "shown" },
  ...HELP_ENTRIES,
  "/users/ask": { who: viewers("shown") },
  // Contacts answer; who comes in by a rule does not learn that anybody asks.
  "/users/requests/[id]": {
    who: { ...viewers("shown"), rule: "not found" },
    params: ({ request }) => ({ id: request }),
  },

  "/api/invoices/[reference]/pdf": {
    who: viewersOfFile("file"),
    params: ({ invoice }) => ({ reference: invoice }),
    shows: ({ invoice }) => [invoice],
    searches: () => ["?revision=1"],
  },
  "/api/contracts/[number]/renewal.ics": {
    who: viewersOfFile("file"),
    params: ({ contract }) => ({ number: contract }),
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
  // Of a mailed link, which nobody here has.
  "/new-address": { who: everybody("shown"), searches: () => ["?token=nobodys"] },
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
  "lib/bill-groups/actions.ts chooseBillGroupAction": {
    who: doneFor(...VIEWERS),
    fields: ({ billGroupId }) => ({ billGroup: billGroupId }),
    noHistory: "it is kept in the browser only",
    ofGroup: true,
  },
  "lib/contracts/renewal/actions.ts turnOffRenewalAction": {
    who: doneFor(...CONTACTS),
    fields: ({ contract }) => ({ contractNumber: contract }),
  },
  "lib/contracts/renewal/actions.ts turnOnRenewalAction": {
    who: doneFor(...CONTACTS),
    fields: ({ contract }) => ({ contractNumber: contract }),
    given: "UPDATE contract SET auto_renew = false, auto_renew_off_here_at = portal.now()",
  },
  "lib/contracts/billing/actions.ts correctPrimaryContactAction": {
    who: doneFor(...VIEWERS),
    fields: ({ contract, primarySeen }) => ({ contract, seen: primarySeen, firstName: "New", lastName: "Name" }),
  },
  // Who sees all of the group's active contracts or holds manage billing.
  "lib/payments/auto-pay/actions.ts turnOnAutoPayAction": {
    who: doneFor("primary", "contact", "rule", "other"),
    fields: ({ billGroupId }) => ({ billGroup: billGroupId }),
    given: "UPDATE bill_group SET auto_pay = false",
    ofGroup: true,
  },
  "lib/payments/auto-pay/actions.ts turnOffAutoPayAction": {
    who: doneFor("primary", "contact", "rule", "other"),
    fields: ({ billGroupId }) => ({ billGroup: billGroupId }),
    given: "UPDATE bill_group SET auto_pay = true",
    ofGroup: true,
  },
  "lib/billing/settings/actions.ts changeGroupNumbersAction": {
    who: doneFor("primary", "contact", "rule", "other"),
    fields: ({ billGroupId }) => ({ billGroup: billGroupId, version: "1", poNumber: "PO 1" }),
    given: "UPDATE bill_group SET version = 1",
    ofGroup: true,
  },
  ...ADDRESS_ACTIONS,
  ...METHOD_ACTIONS,
  ...CATALOG_ACTIONS,
  ...PAYING_ACTIONS,
  ...DOCUMENT_ACTIONS,
  ...COLLECTION_ACTIONS,
  ...QUOTE_ACTIONS,
  ...ALL_DESK_ACTIONS,
  // Of one's own only, and also once one sees the invoice no more: it closes a door.
  "lib/payments/actions.ts callOffPaymentAction": {
    who: doneFor("primary", "rule", "sibling", "other", "reseller", "removed"),
    fields: ({ attempt }) => ({ attempt }),
    noHistory: "the attempt itself says who called it off and when",
  },
  "lib/users/actions.ts addUserAction": {
    who: doneFor(...CONTACTS),
    fields: ({ contract }) => ({ firstName: "New", lastName: "One", email: "new@matrix.example", contracts: contract }),
  },
  "lib/users/actions.ts addToContractsAction": {
    who: doneFor(...CONTACTS),
    fields: ({ person, contract }) => ({ person, contracts: contract }),
    noHistory: "the plain contact is on it already, so nothing changes",
  },
  "lib/users/actions.ts removePlacesAction": {
    who: doneFor(...CONTACTS),
    fields: ({ person, contract }) => ({ places: `${person}.${contract}` }),
  },
  "lib/users/actions.ts setEndAction": {
    who: doneFor(...CONTACTS),
    fields: ({ person, contract }) => ({ place: `${person}.${contract}`, endsOn: "2099-12-31" }),
  },
  // Whoever holds it in the bill group: the primary contacts, and Ben, who was given it.
  "lib/users/actions.ts giveManageBillingAction": {
    who: doneFor("contact", "primary", "other"),
    fields: ({ person, billGroupId }) => ({ person, billGroup: billGroupId }),
  },
  "lib/users/actions.ts takeManageBillingAction": {
    who: doneFor(...CONTACTS),
    fields: ({ person, billGroupId }) => ({ person, billGroup: billGroupId }),
    given: `INSERT INTO billing_manager
      SELECT contract.account_id, contract.bill_group_id, place.person_id, now()
      FROM contract_contact place JOIN contract ON contract.id = place.contract_id
      WHERE NOT place.is_primary ON CONFLICT DO NOTHING`,
  },
  "lib/users/actions.ts nominateAction": {
    who: doneFor("primary", "other"),
    fields: ({ person, contract }) => ({ contractNumber: contract, role: "primary", person }),
    given: "DELETE FROM handover",
  },
  // Of C-1001 Ben is asked.
  "lib/users/actions.ts acceptHandoverAction": {
    who: doneFor("contact"),
    fields: ({ handover }) => ({ handover }),
  },
  "lib/users/actions.ts declineHandoverAction": {
    who: doneFor("contact"),
    fields: ({ handover }) => ({ handover }),
  },
  "lib/users/actions.ts withdrawHandoverAction": {
    who: doneFor("primary", "other"),
    fields: ({ handover }) => ({ handover }),
  },
  "lib/users/requests/actions.ts askForAccessAction": {
    who: doneFor(...SIGNED_IN),
    fields: () => ({ firstName: "Some", lastName: "Body", number: "C-0001" }),
    noHistory: "the request itself says who asked, for what and when",
  },
  // Everybody's own only, and nobody here has asked.
  "lib/users/requests/actions.ts withdrawRequestAction": {
    who: everybody("refused"),
    fields: ({ request }) => ({ request }),
  },
  "lib/users/requests/actions.ts approveRequestAction": {
    who: doneFor(...CONTACTS),
    fields: ({ request }) => ({ request }),
  },
  "lib/users/requests/actions.ts declineRequestAction": {
    who: doneFor(...CONTACTS),
    fields: ({ request }) => ({ request }),
  },
  "lib/notices/choices/actions.ts chooseNotificationsAction": {
    who: doneFor(...SIGNED_IN),
    fields: () => ({ others_payments: "on" }),
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
  // All others, of which nobody here has any; one's own by id, and others', have tests in tests/auth.
  "lib/auth/sessions/actions.ts endSessionAction": {
    who: doneFor(...SIGNED_IN),
    fields: () => ({ session: "others" }),
    noHistory: "there is nothing to end",
  },
  "lib/auth/new-address/actions.ts askForNewAddressAction": {
    who: doneFor(...SIGNED_IN),
    fields: () => ({ email: "changed@matrix.example" }),
    // One address gets three such mails a day; and who signed in ten minutes ago, when a slow run began, has to again.
    given: `WITH gone AS (DELETE FROM rate_limit), fresh AS (
        UPDATE session SET created_at = portal.now(), last_active_at = portal.now()
        WHERE last_active_at > portal.now() - interval '30 minutes')
      INSERT INTO rate_limit VALUES ('matrix:' || gen_random_uuid(), 0, 0)`,
    noHistory: "nothing has changed until the new address is proven",
  },
  "lib/auth/new-address/actions.ts withdrawNewAddressAction": {
    who: doneFor(...SIGNED_IN),
    fields: () => ({}),
    noHistory: "nothing has changed until the new address is proven",
  },
  "lib/auth/new-address/actions.ts confirmNewAddressAction": {
    who: everybody("refused"),
    fields: () => ({ token: "nobodys" }),
  },
  "lib/auth/new-address/actions.ts signInAgainAction": {
    who: doneFor(...SIGNED_IN),
    fields: () => ({}),
    noHistory: "it only mails a link to one's own address",
  },
  "lib/auth/new-address/actions.ts signInForLinkAction": {
    who: everybody("done"),
    fields: () => ({ token: "nobodys" }),
    noHistory: "it is kept in the browser only",
  },
  "lib/auth/actions.ts signOutAction": { who: doneFor(...SIGNED_IN), fields: () => ({}) },
};
