import type { Locale } from "@/lib/platform/locales";
import type { Concept, KnownNames, KnownPerson, NamedDocument, Topic, Understood } from "./types";
import { conceptOf, languageOf, wordsOf } from "./words";

/** Spellings that mean one number: `inv 1042`, `INV1042` and `INV-1042`. */
export const plainNumber = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");

const MOST_DOCUMENTS = 5;
/** Letters and digits as sellers number things, or a number alone that is long enough to be one. */
const NUMBER = /\b(?:[A-Za-z]{1,5}[-\s]?\d[\dA-Za-z-]*|\d[\dA-Za-z-]{2,})\b/g;
const CURRENCY = "USD|EUR|SEK|NOK|DKK|GBP|CHF|JPY|kr|kronor|dollars?|euros?|\\$|€|£";
const AMOUNT = new RegExp(
  `(?:(?:${CURRENCY})\\s?)(\\d[\\d\\s.,]*\\d|\\d)|(\\d[\\d\\s.,]*\\d|\\d)\\s?(?:${CURRENCY})\\b|\\b(\\d{1,3}(?:[ ,.]\\d{3})*[.,]\\d{2})\\b`,
  "i",
);
const NOT_PREFIXES = /^(?:the|is|of|for|on|my|to|in|and|or|at|are|was|am|has|av|om|en|ett|för|på|är|i|och|till|den)$/i;

/** The amount that a question names, in hundredths; the last comma or point before two digits divides. */
export function amountIn(question: string): bigint | null {
  const found = AMOUNT.exec(question);
  const text = (found?.[1] ?? found?.[2] ?? found?.[3])?.replace(/\s/g, "");
  if (!text) return null;
  const [, whole = "", cents = ""] = /^(.*?)(?:[.,](\d{2}))?$/.exec(text) ?? [];
  const digits = whole.replace(/[.,]/g, "");
  return /^\d{1,15}$/.test(digits) ? BigInt(digits + cents.padEnd(2, "0")) : null;
}

/** Numbers of documents, in the order they are named; an amount is none. */
export function documentsIn(question: string): NamedDocument[] {
  const amount = AMOUNT.exec(question)?.[0] ?? "";
  const named = [...question.replace(amount, " ").matchAll(NUMBER)].map(([written]) => {
    const [prefix = "", rest = ""] = written.split(/\s/);
    const kept = rest && NOT_PREFIXES.test(prefix) ? rest : written;
    return { written: kept, plain: plainNumber(kept) };
  });
  return named.filter(({ written }) => !/^(?:19|20)\d\d$/.test(written)).slice(0, MOST_DOCUMENTS);
}

/** Words with a capital inside the question that are no name of the viewer's, no number and no word of the portal's. */
function strangersIn(question: string, locale: Locale, { names, contracts }: KnownNames): string[] {
  const own = new Set([...names, ...contracts].flatMap(wordsOf));
  const found = [...question.matchAll(/(?<![.!?]\s)(?<=\s)(\p{Lu}[\p{L}&]{2,})/gu)].map(([, word = ""]) => word);
  return found.filter((word) => {
    const lower = word.toLowerCase();
    const isKnown = own.has(lower) || own.has(lower.replace(/s$/, "")) || NO_NAMES.has(lower);
    return !isKnown && conceptOf(lower, locale) === null;
  });
}

/** The person whose name has most of the question's words; null where none has, or several alike. */
export function personIn(question: string, people: readonly KnownPerson[]): KnownPerson | null {
  const words = new Set(wordsOf(question).map((word) => word.replace(/'s$/, "")));
  const found = people
    .map((person) => ({ person, hits: wordsOf(person.name).filter((word) => words.has(word)).length }))
    .filter(({ hits }) => hits > 0)
    .sort((one, other) => other.hits - one.hits);
  const [best, second] = found;
  return best && best.hits !== second?.hits ? best.person : null;
}

const NO_NAMES = new Set(
  (
    "january february march april may june july august september october november december monday tuesday wednesday thursday " +
    "friday saturday sunday januari februari mars maj juni juli augusti oktober måndag tisdag onsdag torsdag fredag lördag söndag " +
    "usd eur sek nok dkk gbp vat pdf csv zip home hem portal agent now nu fjord cloud po iban manage billing pay update purchase order"
  ).split(" "),
);

/** Asked in so many words to do something, rather than how or whether. */
const ORDERS: Readonly<Record<Locale, RegExp>> = {
  en: /^(?:please |can you |could you |i want you to )*(?:pay|cancel|turn (?:off|on)|renew|add|remove|delete|change|update|sign|accept|decline|refund|send|dispute|invite|void|share)\b/i,
  sv: /^(?:snälla |kan du |jag vill att du |var snäll och )*(?:betala|säg upp|stäng av|slå på|förnya|lägg till|ta bort|radera|ändra|uppdatera|signera|acceptera|avböj|skicka|bestrid|bjud in|dela|återbetala)\b/i,
};

/** What a question asks for, by its own words and the viewer's own names. Pure: the same question is the same answer. */
export function understand(question: string, own: Locale, known: KnownNames): Understood {
  const locale = languageOf(question, own);
  const concepts = new Set(
    wordsOf(question)
      .map((word) => conceptOf(word, locale))
      .filter((concept) => concept !== null),
  );
  const named = documentsIn(question);
  const contract = known.contracts.find((number) => named.some(({ plain }) => plain === plainNumber(number))) ?? null;
  const documents = named.filter(({ plain }) => !contract || plain !== plainNumber(contract));
  const strangers = strangersIn(question.replace(NUMBER, " "), locale, known);
  const person = personIn(question, known.people);
  const found = { locale, concepts, contract, person, documents, amountMinor: amountIn(question), strangers };
  const asksToAct = ORDERS[locale].test(question.trim());
  return { ...found, asksToAct, topic: topicOf({ ...found, asksToAct }) };
}

type Found = Omit<Understood, "topic">;

/** In this order: what must not be answered, what is named, what is asked of one's own, and the articles for the rest. */
function topicOf(found: Found): Topic {
  const has = (...all: Concept[]) => all.every((concept) => found.concepts.has(concept));
  if (has("instructions") || (has("everybody") && !has("access") && !has("how"))) return "others";
  const namesSomething = found.documents.length > 0 || found.contract !== null;
  if (!namesSomething && (found.asksToAct || (has("how") && !has("how_much")))) return "article";
  return named(found, has) ?? ofOnesOwn(found, has);
}

type Has = (...concepts: Concept[]) => boolean;

function named({ documents, contract, person, amountMinor, strangers }: Found, has: Has): Topic | null {
  if (person && has("remove") && (has("why") || has("may"))) return "removal";
  const isAboutMoney = has("invoice") || has("pay") || has("why") || has("balance") || has("paid");
  if (documents.length > 0 && has("quote")) return "quote";
  if (documents.length > 0 || (amountMinor !== null && isAboutMoney))
    return has("pay") || has("why") ? "payability" : "invoice";
  if (contract) {
    if (has("renewal") || (has("when") && has("may"))) return "renewal";
    if (has("help") || (has("who") && has("help"))) return "helpers";
    if (has("access") || has("who")) return "access";
    return has("invoice") || has("unpaid") || has("overdue") ? "invoices" : "contract";
  }
  return strangers.length > 0 ? "others" : null;
}

function ofOnesOwn({ concepts }: Found, has: Has): Topic {
  if (has("wrong") || has("receipt") || has("refund")) return "article";
  if (has("product", "buy") && (has("why") || has("may"))) return "adding";
  if (has("arrived") && (has("payment") || has("money"))) return "payments";
  if (has("renewal") && (has("when") || has("why") || has("which") || has("may"))) return "renewals";
  if (has("next_billing") && (has("when") || has("invoice") || has("which"))) return "next_billing";
  if ((has("overdue") && !has("payment")) || has("unpaid") || (has("disputed") && has("which"))) return "invoices";
  if (has("balance") || has("money") || (has("how_much") && (has("pay") || has("invoice")))) return "balance";
  if (has("help") && (has("who") || has("which") || has("how") || concepts.size <= 2)) return "helpers";
  if (has("access") && (has("who") || has("which"))) return "access";
  if (has("payment") && (has("which") || has("when"))) return "payments";
  if (has("quote") && (has("which") || has("when") || concepts.size === 1)) return "quotes";
  if (has("product") && (has("which") || has("when") || has("how_much"))) return "subscriptions";
  if (has("contract") && (has("which") || has("when"))) return "contracts";
  if (has("invoice") && (has("which") || has("how_much"))) return "invoices";
  if (has("greeting") && concepts.size === 1) return "greeting";
  return "article";
}
