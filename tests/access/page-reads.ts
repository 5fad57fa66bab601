import { getStanding } from "@/lib/access/queries";
import { answerWithinLimit } from "@/lib/agent/model/queries";

import { getOwnSessions } from "@/lib/auth/sessions/queries";
import { getBillGroup } from "@/lib/billing/settings/queries";
import { findLogo, getPortalFrame } from "@/lib/branding/queries";
import { getProductSelection } from "@/lib/catalog/queries";
import { getRequest as getProductRequest, listRequests } from "@/lib/catalog/requests/queries";
import { selectionSearch } from "@/lib/catalog/schema";
import { getUpgradePage } from "@/lib/catalog/upgrades/queries";
import { getDisputePage } from "@/lib/collections/disputes/queries";
import { listCollectionsActivity } from "@/lib/collections/queries";
import { getInvoiceCollections } from "@/lib/collections/standing/queries";
import { getBillingAddress, getBillingContact } from "@/lib/contracts/billing/queries";
import { getOwnWindowEvent } from "@/lib/contracts/calendar/queries";
import { getContractHistory } from "@/lib/contracts/history/queries";
import { historySearch } from "@/lib/contracts/history/schema";
import { getContract, listContracts } from "@/lib/contracts/queries";
import { getContractTerms } from "@/lib/contracts/terms/queries";
import { checkAccess } from "@/lib/desk/access-check/queries";
import { listAccountInvoices } from "@/lib/desk/account-invoices/queries";
import { accountInvoiceSearch } from "@/lib/desk/account-invoices/schema";
import { listAccountPeople } from "@/lib/desk/account-people/queries";
import { peopleSearch } from "@/lib/desk/account-people/schema";
import { getAccount, listAccounts } from "@/lib/desk/accounts/queries";
import { accountSearch } from "@/lib/desk/accounts/schema";
import { auditCsv } from "@/lib/desk/audit-log/csv";
import { searchAuditLog } from "@/lib/desk/audit-log/queries";
import { auditSearch } from "@/lib/desk/audit-log/schema";
import { getDeskBillGroup } from "@/lib/desk/bill-groups/queries";
import { getDeskCase, listAccountCases, listDeskCases } from "@/lib/desk/cases/queries";
import { deskCaseSearch } from "@/lib/desk/cases/schema";
import { listDeskCollections } from "@/lib/desk/collections/queries";
import { collectionsSearch } from "@/lib/desk/collections/schema";
import { getDeskDispute } from "@/lib/desk/disputes/queries";
import { getDeskFile } from "@/lib/desk/files/queries";
import { getDeskInvoice } from "@/lib/desk/invoices/queries";
import { exportPerson, getPersonalData } from "@/lib/desk/personal-data/queries";
import { getPortalAccess, getRuleRemoval, getWidening } from "@/lib/desk/portal-access/queries";
import { getPreviewOffer } from "@/lib/desk/preview/queries";
import { listDeskQuotes } from "@/lib/desk/quote-list/queries";
import { listTargets } from "@/lib/desk/quote-targets/queries";
import { getDeskQuote } from "@/lib/desk/quotes/queries";
import { deskQuoteSearch } from "@/lib/desk/quotes/schema";
import { getDeskRequest, listDeskRequests } from "@/lib/desk/requests/queries";
import { deskRequestSearch } from "@/lib/desk/requests/schema";
import { getStaff, listStaff } from "@/lib/desk/staff/queries";
import { staffSearch } from "@/lib/desk/staff/schema";
import { getSuspension } from "@/lib/desk/suspension/queries";
import { getApplying, getTakingOff, getUnapplied } from "@/lib/desk/unapplied/queries";
import { getFile } from "@/lib/files/queries";
import { getMemoDocument } from "@/lib/invoices/credit-memo-document/queries";
import { creditMemosCsv } from "@/lib/invoices/credit-memos/csv";
import { getCreditMemo, listCreditMemos } from "@/lib/invoices/credit-memos/queries";
import { creditMemoSearch } from "@/lib/invoices/credit-memos/schema";
import { getInvoiceDocument } from "@/lib/invoices/document/queries";
import { invoicesCsv } from "@/lib/invoices/list/csv";
import { listInvoices, listNewestInvoices } from "@/lib/invoices/list/queries";
import { getPurchaseOrder } from "@/lib/invoices/purchase-order/queries";
import { getInvoice } from "@/lib/invoices/queries";
import { invoiceSearch } from "@/lib/invoices/schema";
import { openShared } from "@/lib/invoices/sharing/commands";
import { getSharedDocument, getSharing } from "@/lib/invoices/sharing/queries";
import { listChosen } from "@/lib/invoices/zip/queries";
import { getOwnChoices } from "@/lib/notices/choices/queries";
import { installedCsv } from "@/lib/orders/installed/csv";
import { listInstalled } from "@/lib/orders/installed/queries";
import { ordersCsv } from "@/lib/orders/list/csv";
import { listNewestOrders, listOrders } from "@/lib/orders/list/queries";
import { getOrder, listOrdersOfInvoice } from "@/lib/orders/queries";
import { orderSearch } from "@/lib/orders/schema";
import { findInvoiceAutoPay, getAutoPayPage } from "@/lib/payments/auto-pay/queries";
import { paymentsCsv } from "@/lib/payments/list/csv";
import { listPayments } from "@/lib/payments/list/queries";
import { paymentSearch } from "@/lib/payments/list/schema";
import { getContractCard, getPaymentMethods, getSetupOutcome, isPaidByCard } from "@/lib/payments/methods/queries";
import { getPaymentOutcome, isOwnAttempt } from "@/lib/payments/queries";
import { getReceipt } from "@/lib/payments/receipt/queries";
import { findPaymentLines } from "@/lib/payments/reversals/queries";
import { getPayOffer } from "@/lib/payments/sets/queries";
import { paySearch } from "@/lib/payments/sets/schema";
import type { CsvFile } from "@/lib/platform/csv";
import type { StaffMember } from "@/lib/platform/staff-session";
import type { Viewer } from "@/lib/platform/viewer";
import { getAcceptance } from "@/lib/quotes/acceptance/queries";
import { getDraft, getNewDraft, getQuoteCopy } from "@/lib/quotes/drafting/queries";
import { targetInput } from "@/lib/quotes/drafting/schema";
import { listQuotes } from "@/lib/quotes/list/queries";
import { getOfferDocument } from "@/lib/quotes/offer/queries";
import { findSignedQuote, getQuote } from "@/lib/quotes/queries";
import { quoteSearch } from "@/lib/quotes/schema";
import { findFirstQuote } from "@/lib/quotes/waiting/queries";
import { statementCsv } from "@/lib/statements/csv";
import { getStatement } from "@/lib/statements/queries";
import { statementSearch } from "@/lib/statements/schema";
import { getSubscription, listSubscriptions } from "@/lib/subscriptions/queries";
import { subscriptionSearch } from "@/lib/subscriptions/schema";
import { getHome } from "@/lib/summary/queries";
import { getCase, getContacts, getNewCase, listCases } from "@/lib/support/queries";
import { listContractChoices } from "@/lib/users/choices/queries";
import { getHandover, getNomination, listOffersToMe } from "@/lib/users/handover/queries";
import { getPlace, getUser, listUsers } from "@/lib/users/queries";
import { previewRemoval } from "@/lib/users/removal/queries";
import { getRequest as getAccessRequest, listOwnRequests, listWaitingRequests } from "@/lib/users/requests/queries";
import { usersSearch } from "@/lib/users/schema";
import { getDelivery, getEndpoint, listDeliveries, listEndpoints } from "@/lib/webhooks/queries";
import { deliverySearch } from "@/lib/webhooks/schema";

// Every read that a loader hands to a page, file or list, of the customer of tests/access/foreign-world.ts, who has a row in
// every table: by the query's file and name.

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const [ACCOUNT, GROUP, CONTRACT_ID] = [4, 5, 6].map(id) as [string, string, string];
const [CONTRACT, INVOICE, QUOTE, CASE] = ["canary-1", "canary-inv", "canary-quote", "canary"];
/** Leads to nothing: a link's own row is found by what it hashes to. */
const TOKEN = "a".repeat(43);

const person = (number: number, email: string): Viewer =>
  ({ personId: id(number), email, sessionId: id(11), locale: "en", preview: null }) as unknown as Viewer;
const zoe = person(7, "zoe@canary.example");
const yan = person(14, "yan@canary.example");

async function all<Row>({ rows }: CsvFile<Row>): Promise<void> {
  for await (const _row of rows);
}

type Reads = Readonly<Record<string, () => Promise<unknown>>>;

export const PORTAL_READS: Reads = {
  "access/queries getStanding": () => getStanding(zoe),
  "branding/queries getPortalFrame": () => getPortalFrame(zoe),
  "branding/queries findLogo": () => findLogo(zoe, `/api/brand/logo/${id(85)}`),
  "agent/model/queries answerWithinLimit": () => answerWithinLimit(zoe, "What do I owe?", "en"),
  "auth/sessions/queries getOwnSessions": () => getOwnSessions(zoe),
  "billing/settings/queries getBillGroup": () => getBillGroup(zoe, GROUP),
  "catalog/queries getProductSelection": () =>
    getProductSelection(zoe, GROUP, selectionSearch.parse({ all: "1", [`q-${id(84)}`]: "2" }), 0),
  "catalog/requests/queries getRequest": () => getProductRequest(zoe, id(87)),
  "catalog/requests/queries listRequests": () => listRequests(zoe, GROUP, {}),
  "catalog/upgrades/queries getUpgradePage": () => getUpgradePage(zoe, id(10)),
  "collections/disputes/queries getDisputePage": () => getDisputePage(zoe, INVOICE),
  "collections/queries listCollectionsActivity": () => listCollectionsActivity(zoe, {}),
  "collections/standing/queries getInvoiceCollections": () => getInvoiceCollections(zoe, INVOICE),
  "contracts/calendar/queries getOwnWindowEvent": () => getOwnWindowEvent(zoe, CONTRACT),
  "contracts/billing/queries getBillingAddress": () => getBillingAddress(zoe, CONTRACT),
  "contracts/billing/queries getBillingContact": () => getBillingContact(zoe, CONTRACT),
  "contracts/history/queries getContractHistory": () => getContractHistory(zoe, CONTRACT, historySearch.parse({})),
  "contracts/queries getContract": () => getContract(zoe, CONTRACT),
  "contracts/queries listContracts": () => listContracts(zoe, "all"),
  "files/queries getFile": () => getFile(zoe, id(71)),
  "invoices/credit-memo-document/queries getMemoDocument": () => getMemoDocument(zoe, id(21)),
  "invoices/credit-memos/csv creditMemosCsv": () => all(creditMemosCsv(zoe, creditMemoSearch.parse({}), "en")),
  "invoices/credit-memos/queries getCreditMemo": () => getCreditMemo(zoe, id(21)),
  "invoices/credit-memos/queries listCreditMemos": () => listCreditMemos(zoe, creditMemoSearch.parse({ q: "a" })),
  "invoices/document/queries getInvoiceDocument": () => getInvoiceDocument(zoe, INVOICE, 1),
  "invoices/list/csv invoicesCsv": () => all(invoicesCsv(zoe, invoiceSearch.parse({}), "en")),
  "invoices/list/queries listInvoices": () => listInvoices(zoe, invoiceSearch.parse({ q: "a", status: "unpaid" })),
  "invoices/list/queries listNewestInvoices": () => listNewestInvoices(zoe, CONTRACT),
  "invoices/queries getInvoice": () => getInvoice(zoe, INVOICE),
  "invoices/purchase-order/queries getPurchaseOrder": () => getPurchaseOrder(zoe, INVOICE),
  "invoices/sharing/commands openShared": () => openShared(TOKEN, "network", false),
  "invoices/sharing/queries getSharedDocument": () => getSharedDocument(INVOICE),
  "invoices/sharing/queries getSharing": () => getSharing(zoe, INVOICE),
  "invoices/zip/queries listChosen": () => listChosen(zoe, [INVOICE]),
  "notices/choices/queries getOwnChoices": () => getOwnChoices(zoe),
  "orders/installed/csv installedCsv": () => all(installedCsv(zoe, GROUP, "en")),
  "orders/installed/queries listInstalled": () => listInstalled(zoe, GROUP, {}),
  "orders/list/csv ordersCsv": () => all(ordersCsv(zoe, { billGroup: GROUP, search: orderSearch.parse({}) }, "en")),
  "orders/list/queries listNewestOrders": () => listNewestOrders(zoe, CONTRACT),
  "orders/list/queries listOrders": () => listOrders(zoe, GROUP, orderSearch.parse({ q: "a" })),
  "orders/queries getOrder": () => getOrder(zoe, "canary-o"),
  "orders/queries listOrdersOfInvoice": () => listOrdersOfInvoice(zoe, INVOICE),
  "payments/auto-pay/queries findInvoiceAutoPay": () => findInvoiceAutoPay(zoe, INVOICE),
  "payments/auto-pay/queries getAutoPayPage": () => getAutoPayPage(zoe, GROUP),
  "payments/list/csv paymentsCsv": () => all(paymentsCsv(zoe, paymentSearch.parse({}), "en")),
  "payments/list/queries listPayments": () => listPayments(zoe, paymentSearch.parse({ q: "a" })),
  "payments/queries getPaymentOutcome": () => getPaymentOutcome(zoe, id(23)),
  "payments/queries isOwnAttempt": () => isOwnAttempt(zoe, id(23)),
  "payments/receipt/queries getReceipt": () => getReceipt(zoe, id(22)),
  "payments/reversals/queries findPaymentLines": () => findPaymentLines(zoe, id(22)),
  "payments/methods/queries getContractCard": () => getContractCard(zoe, CONTRACT),
  "payments/methods/queries getPaymentMethods": () => getPaymentMethods(zoe, GROUP),
  "payments/methods/queries getSetupOutcome": () => getSetupOutcome(zoe, id(61)),
  "payments/methods/queries isPaidByCard": () => isPaidByCard(zoe, CONTRACT),
  "payments/sets/queries getPayOffer": () =>
    getPayOffer(zoe, paySearch.parse({ invoice: [INVOICE], amount: [], group: GROUP })),
  "quotes/acceptance/queries getAcceptance": () => getAcceptance(zoe, QUOTE),
  "quotes/list/queries listQuotes": () => listQuotes(zoe, quoteSearch.parse({}), GROUP),
  "quotes/offer/queries getOfferDocument": () => getOfferDocument(zoe, QUOTE),
  "quotes/queries findSignedQuote": () => findSignedQuote(zoe, QUOTE),
  "quotes/queries getQuote": () => getQuote(zoe, QUOTE),
  "quotes/waiting/queries findFirstQuote": () => findFirstQuote(zoe),
  "statements/csv statementCsv": () =>
    getStatement(zoe, GROUP, statementSearch.parse({}), 0).then(
      ({ statement }) => statement && all(statementCsv(zoe, statement, "en")),
    ),
  "statements/queries getStatement": () => getStatement(zoe, GROUP, statementSearch.parse({}), 10),
  "subscriptions/queries getSubscription": () => getSubscription(zoe, id(10)),
  "subscriptions/queries listSubscriptions": () => listSubscriptions(zoe, GROUP, subscriptionSearch.parse({})),
  "summary/queries getHome": () => getHome(zoe, GROUP),
  "support/queries getCase": () => getCase(zoe, CASE),
  "support/queries getContacts": () => getContacts(zoe, GROUP),
  "support/queries getNewCase": () => getNewCase(zoe, { invoice: INVOICE, contract: undefined, question: undefined }),
  "support/queries listCases": () => listCases(zoe, {}),
  "users/choices/queries listContractChoices": () => listContractChoices(zoe, yan.personId, "a"),
  "users/handover/queries getHandover": () => getHandover(yan, id(16)),
  "users/handover/queries getNomination": () => getNomination(zoe, CONTRACT, "primary"),
  "users/handover/queries listOffersToMe": () => listOffersToMe(yan),
  "users/queries getPlace": () => getPlace(zoe, { person: yan.personId, contractNumber: CONTRACT }),
  "users/queries getUser": () => getUser(zoe, yan.personId),
  "users/queries listUsers": () => listUsers(zoe, usersSearch.parse({ q: "a" })),
  "users/removal/queries previewRemoval": () => previewRemoval(zoe, [yan.personId], []),
  "users/requests/queries getRequest": () => getAccessRequest(zoe, id(17)),
  "users/requests/queries listOwnRequests": () => listOwnRequests(yan),
  "users/requests/queries listWaitingRequests": () => listWaitingRequests(zoe),
};

export const deskReads = (staff: StaffMember): Reads => ({
  "desk/staff/queries getStaff": () => getStaff(staff, id(1)),
  "desk/staff/queries listStaff": () => listStaff(staff, staffSearch.parse({})),
  "webhooks/queries getDelivery": () => getDelivery(id(92)),
  "webhooks/queries getEndpoint": () => getEndpoint(id(90)),
  "webhooks/queries listDeliveries": () => listDeliveries(id(90), deliverySearch.parse({})),
  "webhooks/queries listEndpoints": () => listEndpoints(),
  "contracts/terms/queries getContractTerms": () => getContractTerms(staff, CONTRACT),
  "desk/access-check/queries checkAccess": () => checkAccess(staff, zoe.email),
  "desk/account-invoices/queries listAccountInvoices": () =>
    listAccountInvoices(staff, ACCOUNT, accountInvoiceSearch.parse({})),
  "desk/account-people/queries listAccountPeople": () => listAccountPeople(staff, ACCOUNT, peopleSearch.parse({})),
  "desk/accounts/queries getAccount": () => getAccount(staff, ACCOUNT),
  "desk/accounts/queries listAccounts": () => listAccounts(staff, accountSearch.parse({ q: "a" })),
  "desk/audit-log/csv auditCsv": () => all(auditCsv(auditSearch.parse({}), "en")),
  "desk/audit-log/queries searchAuditLog": () => searchAuditLog(staff, auditSearch.parse({})),
  "desk/bill-groups/queries getDeskBillGroup": () => getDeskBillGroup(staff, GROUP),
  "desk/cases/queries getDeskCase": () => getDeskCase(staff, CASE),
  "desk/cases/queries listAccountCases": () => listAccountCases(staff, ACCOUNT),
  "desk/cases/queries listDeskCases": () => listDeskCases(staff, deskCaseSearch.parse({ q: "a" })),
  "desk/collections/queries listDeskCollections": () => listDeskCollections(staff, collectionsSearch.parse({})),
  "desk/disputes/queries getDeskDispute": () => getDeskDispute(staff, id(28)),
  "desk/files/queries getDeskFile": () => getDeskFile(staff, id(71)),
  "desk/invoices/queries getDeskInvoice": () => getDeskInvoice(staff, INVOICE),
  "desk/unapplied/queries getUnapplied": () => getUnapplied(staff, "canary-p"),
  "desk/unapplied/queries getApplying": () => getApplying(staff, "canary-p", INVOICE),
  "desk/unapplied/queries getTakingOff": () => getTakingOff(staff, "canary-p", INVOICE),
  "desk/personal-data/queries exportPerson": () => exportPerson(staff, zoe.email),
  "desk/personal-data/queries getPersonalData": () => getPersonalData(staff, zoe.email),
  "desk/portal-access/queries getPortalAccess": () => getPortalAccess(staff, GROUP),
  "desk/portal-access/queries getRuleRemoval": () => getRuleRemoval(staff, GROUP, id(8)),
  "desk/portal-access/queries getWidening": () => getWidening(staff, GROUP, "canary.example"),
  "desk/preview/queries getPreviewOffer": () => getPreviewOffer(staff, GROUP),
  "desk/quote-list/queries listDeskQuotes": () => listDeskQuotes(staff, deskQuoteSearch.parse({ q: "a" })),
  "desk/quote-targets/queries listTargets": () => listTargets(staff, "canary"),
  "desk/quotes/queries getDeskQuote": () => getDeskQuote(staff, QUOTE),
  "desk/requests/queries getDeskRequest": () => getDeskRequest(staff, id(87)),
  "desk/requests/queries listDeskRequests": () => listDeskRequests(staff, deskRequestSearch.parse({})),
  "desk/suspension/queries getSuspension": () => getSuspension(staff, ACCOUNT),
  "quotes/drafting/queries getDraft": () => getDraft(staff, "canary-draft"),
  "quotes/drafting/queries getNewDraft": () =>
    getNewDraft(staff, targetInput.parse({ contract: CONTRACT_ID }), new Map()),
  "quotes/drafting/queries getQuoteCopy": () => getQuoteCopy(staff, QUOTE),
});
