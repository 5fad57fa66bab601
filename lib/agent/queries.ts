import { getPortalFrame } from "@/lib/branding/queries";
import { listContracts } from "@/lib/contracts/queries";
import type { Locale } from "@/lib/platform/locales";
import { translator } from "@/lib/platform/translate";
import type { Viewer } from "@/lib/platform/viewer";
import { listUsers } from "@/lib/users/queries";
import { usersSearch } from "@/lib/users/schema";
import { tellAccess, tellContract, tellContracts, tellRenewal, tellRenewals } from "./tools/contracts";
import {
  findInvoice,
  findInvoiceOf,
  tellBalance,
  tellInvoice,
  tellInvoices,
  tellNextBilling,
  tellPayments,
} from "./tools/money";
import { findQuote, tellArticle, tellHelpers, tellQuote, tellQuotes } from "./tools/others";
import { tellPeople, tellRemoval } from "./tools/people";
import { tellAdding, tellSubscriptions } from "./tools/products";
import type { Answer, Finding } from "./types";
import { understand } from "./understanding/rules";
import type { KnownNames, Topic, Understood } from "./understanding/types";

/** What a question may name: of the viewer's own, as their pages list it. */
export async function knownTo(viewer: Viewer): Promise<KnownNames> {
  const [{ billGroups, personName }, active, ended, users] = await Promise.all([
    getPortalFrame(viewer),
    listContracts(viewer, "active"),
    listContracts(viewer, "ended"),
    listUsers(viewer, usersSearch.parse({})),
  ]);
  const contracts = [...active.rows, ...ended.rows];
  return {
    contracts: contracts.map(({ number }) => number),
    names: [
      ...billGroups.flatMap(({ name, account, seller }) => [name, account, seller]),
      ...users.rows.map(({ name }) => name),
      ...contracts.flatMap(({ products }) => products),
      ...(personName ? [personName] : []),
    ],
    people: users.rows.map(({ id, name }) => ({ id, name })),
  };
}

/**
 * The Portal Agent's answer: from the articles, and from read-only tools over the queries of the viewer's own pages. It sees what
 * the viewer sees, changes nothing, and says so when it does not know [HLP-1].
 */
export async function answerQuestion(
  viewer: Viewer,
  question: string,
  own: Locale,
  known: Promise<KnownNames> = knownTo(viewer),
): Promise<Answer> {
  const asked = understand(question, own, await known);
  const { locale, topic, asksToAct } = asked;
  const found = await find(viewer, question, asked);
  if (!found) return unknown(asked, topic === "others" ? "others" : "unknown");
  const said = asksToAct ? [translator(locale)("agent.changes_nothing")] : [];
  return { locale, topic, parts: [{ ...found, sentences: [...said, ...found.sentences] }], offersCase: false };
}

/** Not known, or not the viewer's: the same words whether it exists or not [ACC-6]. */
function unknown({ locale, strangers, documents }: Understood, topic: "others" | "unknown"): Answer {
  const t = translator(locale);
  const named = [...documents.map(({ written }) => written), ...strangers];
  const sentence = named.length > 0 ? t("agent.not_yours", { named: named.join(", ") }) : t(`agent.${topic}`);
  return { locale, topic, parts: [{ sentences: [sentence] }], offersCase: true };
}

type Tool = (viewer: Viewer, question: string, asked: Understood) => Promise<Finding | null>;

const onContract =
  (tell: (viewer: Viewer, number: string, locale: Locale) => Promise<Finding>): Tool =>
  async (viewer, _question, { contract, locale }) =>
    contract ? tell(viewer, contract, locale) : null;

const onInvoice: Tool = async (viewer, _question, { documents: [document], amountMinor, locale }) => {
  if (!document && amountMinor === null) return null;
  const row = document ? await findInvoice(viewer, document) : await findInvoiceOf(viewer, amountMinor ?? 0n);
  if (row) return tellInvoice(viewer, row, locale);
  const quote = document ? await findQuote(viewer, document.written.toUpperCase()) : null;
  return quote && tellQuote(quote, locale);
};

const statusIn = ({ concepts }: Understood) =>
  (["overdue", "disputed", "unpaid", "paid"] as const).find((status) => concepts.has(status)) ?? null;

const TOOLS: Readonly<Record<Exclude<Topic, "others" | "unknown">, Tool>> = {
  contract: onContract(tellContract),
  renewal: onContract(tellRenewal),
  contracts: (viewer, _question, { locale }) => tellContracts(viewer, locale),
  renewals: (viewer, _question, { locale }) => tellRenewals(viewer, locale),
  invoice: onInvoice,
  payability: onInvoice,
  quote: async (viewer, _question, { documents: [document], locale }) => {
    const quote = document && (await findQuote(viewer, document.written.toUpperCase().replace(/\s/g, "-")));
    return quote ? tellQuote(quote, locale) : null;
  },
  invoices: (viewer, _question, asked) =>
    tellInvoices(viewer, { status: statusIn(asked), contract: asked.contract }, asked.locale),
  balance: (viewer, _question, { locale }) => tellBalance(viewer, locale),
  next_billing: (viewer, _question, { locale }) => tellNextBilling(viewer, locale),
  payments: (viewer, _question, { locale }) => tellPayments(viewer, locale),
  quotes: (viewer, _question, { locale }) => tellQuotes(viewer, locale),
  helpers: (viewer, _question, { locale }) => tellHelpers(viewer, locale),
  access: (viewer, _question, { contract, locale }) =>
    contract ? tellAccess(viewer, contract, locale) : tellPeople(viewer, locale),
  removal: async (viewer, _question, { person, locale }) => (person ? tellRemoval(viewer, person, locale) : null),
  subscriptions: (viewer, _question, { locale }) => tellSubscriptions(viewer, locale),
  adding: (viewer, _question, { locale }) => tellAdding(viewer, locale),
  article: async (_viewer, question, { locale }) => tellArticle(question, locale),
  greeting: async (_viewer, _question, { locale }) => ({ sentences: [translator(locale)("agent.greeting")] }),
};

const find: Tool = async (viewer, question, asked) =>
  asked.topic === "others" || asked.topic === "unknown" ? null : TOOLS[asked.topic](viewer, question, asked);
