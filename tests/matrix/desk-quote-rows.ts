import { noDesk } from "./desk-rows";
import { type ActionRow, doneFor, type EntryRow, everybody } from "./row";

const NOWHERE = "ffffffff-ffff-4fff-8fff-ffffffffffff";

/** The collector's pages, and what is set of a contract. */
const DESK_COLLECTION_ENTRIES: Readonly<Record<string, EntryRow>> = {
  "/desk/collections": { who: noDesk, searches: () => ["?kind=promise", "?all=1"] },
  "/desk/collections/payments/[number]": { who: noDesk, params: () => ({ number: "P-1" }) },
  "/desk/collections/payments/[number]/[reference]": {
    who: noDesk,
    params: ({ invoice }) => ({ number: "P-1", reference: invoice }),
  },
  "/desk/collections/payments/[number]/[reference]/take-off": {
    who: noDesk,
    params: ({ invoice }) => ({ number: "P-1", reference: invoice }),
  },
  "/desk/collections/disputes/[id]": { who: noDesk, params: () => ({ id: NOWHERE }) },
  "/desk/invoices/[reference]": { who: noDesk, params: ({ invoice }) => ({ reference: invoice }) },
  "/desk/invoices/[reference]/void": { who: noDesk, params: ({ invoice }) => ({ reference: invoice }) },
  "/desk/contracts/[number]/terms": { who: noDesk, params: ({ contract }) => ({ number: contract }) },
  "/desk/price-books": { who: noDesk },
  "/desk/price-books/[id]": { who: noDesk, params: () => ({ id: NOWHERE }) },
  "/desk/price-books/new": { who: noDesk },
  "/desk/price-books/[id]/prices": {
    who: noDesk,
    params: () => ({ id: NOWHERE }),
    searches: ({ product }) => [`?product=${product}&kind=tiered`],
  },
  "/desk/sellers": { who: noDesk },
  "/desk/sellers/[id]": { who: noDesk, params: () => ({ id: NOWHERE }), searches: () => ["?logo=too_big"] },
  // What is no form with a file; those that are have tests of their own (uploads.ts).
  "/api/sellers/[id]/logo": {
    who: everybody("405"),
    params: () => ({ id: NOWHERE }),
    elsewhere: "405",
    post: "415",
  },
  // There is none in this world: e2e/sellers.spec.ts uploads one.
  "/api/brand/logo/[id]": {
    who: everybody("not found"),
    params: () => ({ id: NOWHERE }),
    elsewhere: "not found",
    post: "405",
    isPublic: true,
  },
  "/api/desk/files/[id]": { who: noDesk, params: () => ({ id: NOWHERE }), post: "405" },
};

/** What sells and collects at the desk, by address: to customers none of it is there. */
export const DESK_QUOTE_ENTRIES: Readonly<Record<string, EntryRow>> = {
  ...DESK_COLLECTION_ENTRIES,
  "/desk/quotes": { who: noDesk, searches: () => ["?q=canary&status=draft"] },
  "/desk/quotes/new": { who: noDesk, searches: () => ["?q=canary", "?contract=ffffffff-ffff-4fff-8fff-ffffffffffff"] },
  "/desk/requests": { who: noDesk, searches: () => ["?status=open"] },
  "/desk/requests/[id]": { who: noDesk, params: () => ({ id: "ffffffff-ffff-4fff-8fff-ffffffffffff" }) },
  ...Object.fromEntries(
    ["", "/edit", "/publish", "/withdraw", "/copy", "/delete"].map((step): [string, EntryRow] => [
      `/desk/quotes/[number]${step}`,
      { who: noDesk, params: () => ({ number: "Q-703" }) },
    ]),
  ),
};

const days = { startsOn: "2999-01-01", endsOn: "2999-12-31", expiresOn: "2999-06-01" };
const ofSeller: ActionRow = {
  who: doneFor(),
  fields: () => ({
    ...{ seller: NOWHERE, currency: "USD", version: "1", onlineLimit: "100", color: "#112233", serviceName: "Words" },
    ...{ serviceEmail: "words@own.example", servicePhone: "+46 8 000 000", bankName: "Words", accountHolder: "Words" },
    ...{ accountNumber: "123456", bankCode: "123" },
  }),
};
const ofBook: ActionRow = {
  who: doneFor(),
  fields: ({ product }) => ({
    ...{ book: NOWHERE, product, version: "1", name: "Words", source: `empty:${NOWHERE}:USD`, validFrom: "2999-01-01" },
    ...{ kind: "per_unit", price: "1.00", taxRate: "25" },
  }),
};
const refused: ActionRow = {
  who: doneFor(),
  fields: ({ offer }) => ({ quote: offer, key: NOWHERE, contract: NOWHERE, version: "1", title: "Words", ...days }),
};

/** By file and name. */
export const DESK_QUOTE_ACTIONS: Readonly<Record<string, ActionRow>> = {
  "lib/quotes/drafting/actions.ts writeDraftAction": refused,
  "lib/quotes/drafting/actions.ts changeDraftAction": refused,
  "lib/quotes/drafting/actions.ts deleteDraftAction": refused,
  "lib/quotes/drafting/actions.ts copyQuoteAction": refused,
  "lib/catalog/requests/actions.ts answerRequestAction": {
    who: doneFor(),
    fields: () => ({ request: NOWHERE, ending: "declined", answer: "Words" }),
  },
  "lib/collections/disputes/actions.ts answerDisputeAction": {
    who: doneFor(),
    fields: () => ({ dispute: NOWHERE, text: "Words" }),
  },
  "lib/collections/disputes/actions.ts settleDisputeAction": {
    who: doneFor(),
    fields: () => ({ dispute: NOWHERE, text: "Words", ending: "accepted" }),
  },
  "lib/invoices/voiding/actions.ts voidInvoiceAction": {
    who: doneFor(),
    fields: ({ invoice }) => ({ reference: invoice, reason: "Words" }),
  },
  "lib/desk/unapplied/actions.ts applyUnappliedAction": {
    who: doneFor(),
    fields: ({ invoice }) => ({ payment: "P-1", reference: invoice, amount: "1" }),
  },
  "lib/desk/unapplied/actions.ts takeOffAction": {
    who: doneFor(),
    fields: ({ invoice }) => ({ payment: "P-1", reference: invoice, share: NOWHERE }),
  },
  "lib/contracts/terms/actions.ts setContractTermsAction": {
    who: doneFor(),
    fields: ({ contract }) => ({ contract }),
  },
  "lib/desk/price-books/actions.ts addBookAction": ofBook,
  "lib/desk/price-books/actions.ts changeBookAction": ofBook,
  "lib/desk/price-books/actions.ts setPriceAction": ofBook,
  "lib/desk/price-books/actions.ts dropProductAction": ofBook,
  "lib/desk/sellers/actions.ts changeSellerLookAction": ofSeller,
  "lib/desk/sellers/actions.ts removeSellerLogoAction": ofSeller,
  "lib/desk/sellers/actions.ts setSellerLimitsAction": ofSeller,
  "lib/desk/sellers/actions.ts changeSellerBankAction": ofSeller,
  "lib/quotes/publishing/actions.ts publishQuoteAction": refused,
  "lib/quotes/publishing/actions.ts withdrawQuoteAction": refused,
};
