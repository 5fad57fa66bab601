import { getPortalFrame } from "@/lib/branding/queries";
import { getProductSelection } from "@/lib/catalog/queries";
import { addProductsPath } from "@/lib/catalog/rules";
import { selectionSearch } from "@/lib/catalog/schema";
import type { Decision } from "@/lib/platform/decision";
import { formatMoney, formatPlainDate } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/locales";
import { explain, translator } from "@/lib/platform/translate";
import type { Viewer } from "@/lib/platform/viewer";
import { listSubscriptions } from "@/lib/subscriptions/queries";
import { subscriptionSearch } from "@/lib/subscriptions/schema";
import type { SubscriptionListRow } from "@/lib/subscriptions/types";
import type { Finding, Source } from "../types";

const NOTHING_PICKED = selectionSearch.parse({});

const subscriptionsPage = (locale: Locale): Source => ({
  href: "/subscriptions",
  label: translator(locale)("subscriptions.title"),
});

function subscriptionLine(row: SubscriptionListRow, locale: Locale): string {
  const { product, quantity, contractNumber: contract, status } = row;
  return translator(locale)("agent.subscription", {
    ...{ product, quantity, contract, status: translator(locale)(`subscriptions.status_${status}`) },
    ...{ price: formatMoney(row.price, locale), ends: formatPlainDate(row.endsOn, locale, "long") },
  });
}

/** What is subscribed to in the bill group that is shown [BIL-9]. */
export async function tellSubscriptions(viewer: Viewer, locale: Locale): Promise<Finding> {
  const t = translator(locale);
  const { billGroup } = await getPortalFrame(viewer);
  const list = billGroup && (await listSubscriptions(viewer, billGroup.id, subscriptionSearch.parse({})));
  if (!billGroup || !list || list.rows.length === 0)
    return { sentences: [t("agent.no_subscriptions")], sources: [subscriptionsPage(locale)] };
  return {
    sentences: [
      t(list.next ? "agent.subscriptions_more" : "agent.subscriptions", {
        ...{ group: billGroup.name, count: list.rows.length },
      }),
    ],
    items: list.rows.map((row) => subscriptionLine(row, locale)),
    sources: [subscriptionsPage(locale)],
  };
}

const reasonsOf = (decision: Decision, locale: Locale): string[] =>
  decision.allowed ? [] : [decision, ...decision.also].map((refusal) => explain(refusal, locale));

/** Whether products can be added in the bill group that is shown, in the words of the page's own rules [QUO-5, QUO-7]. */
export async function tellAdding(viewer: Viewer, locale: Locale): Promise<Finding> {
  const t = translator(locale);
  const { billGroup } = await getPortalFrame(viewer);
  if (!billGroup) return { sentences: [t("agent.no_contracts")], sources: [subscriptionsPage(locale)] };
  const { adding, asking, contract } = await getProductSelection(viewer, billGroup.id, NOTHING_PICKED, 0);
  const { name: group } = billGroup;
  const may = contract ? [t("agent.may_add", { group, contract: contract.number })] : [];
  const instead = asking.allowed ? [t("agent.may_ask_to_add", { group })] : [];
  return {
    sentences: adding.allowed ? may : [...reasonsOf(adding, locale), ...instead],
    people: adding.allowed || !adding.ask ? [] : [adding.ask],
    sources: [{ href: addProductsPath(), label: t("agent.page_adding") }],
  };
}
