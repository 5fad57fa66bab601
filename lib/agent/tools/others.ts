import { getPortalFrame } from "@/lib/branding/queries";
import { searchArticles } from "@/lib/help/queries";
import { helpPath } from "@/lib/help/rules";
import type { Contact } from "@/lib/platform/decision";
import { DomainError } from "@/lib/platform/errors";
import { formatMoney, formatPlainDate } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/locales";
import { explain, translator } from "@/lib/platform/translate";
import type { Viewer } from "@/lib/platform/viewer";
import { listQuotes } from "@/lib/quotes/list/queries";
import { getQuote } from "@/lib/quotes/queries";
import { quotePath } from "@/lib/quotes/rules";
import { quoteSearch } from "@/lib/quotes/schema";
import type { QuoteDetails, QuoteRow } from "@/lib/quotes/types";
import { getHome } from "@/lib/summary/queries";
import type { Finding } from "../types";
import { contentOf } from "../understanding/words";

/** Below this an article shares a word or two with the question, and is no answer to it. */
const LEAST_SCORE = 9;

/** How something is done, from the article that fits best; null where none does. */
export function tellArticle(question: string, locale: Locale): Finding | null {
  const [best, second] = searchArticles(locale, contentOf(question, locale));
  if (!best || best.score < LEAST_SCORE) return null;
  const also = second && second.score > best.score * 0.7 ? [second.article] : [];
  return {
    sentences: [best.article.summary],
    sources: [best.article, ...also].map(({ slug, title }) => ({ href: helpPath(slug), label: title })),
  };
}

/** One of the viewer's quotes; null where they have none of that number. */
export async function findQuote(viewer: Viewer, number: string): Promise<QuoteDetails | null> {
  try {
    return await getQuote(viewer, number);
  } catch (error) {
    if (error instanceof DomainError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}

function quoteLine({ number, title, total, expiresOn, status }: QuoteDetails | QuoteRow, locale: Locale): string {
  const t = translator(locale);
  const values = { total: formatMoney(total, locale), expires: formatPlainDate(expiresOn, locale, "long") };
  return t("agent.quote", { number, title, ...values, status: t(`quotes.status_${status}`) });
}

/** A quote, and whether it can be accepted now, in the words of its button's own rule. */
export function tellQuote(quote: QuoteDetails, locale: Locale): Finding {
  const t = translator(locale);
  const { number, acceptance } = quote;
  const answer = acceptance.allowed ? t("agent.acceptable", { number }) : explain(acceptance, locale);
  return {
    sentences: [quoteLine(quote, locale), answer],
    people: acceptance.allowed || !acceptance.ask ? [] : [acceptance.ask],
    sources: [{ href: quotePath(number), label: t("agent.page_quote", { number }) }],
  };
}

/** The quotes that wait for an answer. */
export async function tellQuotes(viewer: Viewer, locale: Locale): Promise<Finding> {
  const t = translator(locale);
  const { active } = await listQuotes(viewer, quoteSearch.parse({}), null);
  return {
    sentences: [t("agent.quotes", { count: active.length })],
    items: active.map((quote) => quoteLine(quote, locale)),
    sources: [{ href: "/quotes", label: t("quotes.title") }],
  };
}

/** Who helps this customer, by name: the account executive, the collector, customer service [HLP-3]. */
export async function tellHelpers(viewer: Viewer, locale: Locale): Promise<Finding> {
  const t = translator(locale);
  const { billGroup } = await getPortalFrame(viewer);
  const people = billGroup ? (await getHome(viewer, billGroup.id)).people : null;
  if (!people) return { sentences: [t("agent.helpers")] };
  const { accountExecutive, collector, customerService } = people;
  const told: Contact[] = [accountExecutive, collector, customerService];
  return {
    sentences: [
      t("agent.helpers"),
      t("agent.helper_executive", { name: accountExecutive.name }),
      t("agent.helper_collector", { name: collector.name }),
      t("agent.helper_service", { name: customerService.name }),
    ],
    people: told,
    sources: [{ href: helpPath("contact-us"), label: t("agent.page_contact") }],
  };
}
