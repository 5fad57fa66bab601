import MiniSearch from "minisearch";
import type { Locale } from "@/lib/platform/locales";
import type { Concept } from "./types";

type Lexicon = Readonly<Record<Concept, string>>;

/** The words by which each concept is known, by language; what is typed a little wrong is found as well. */
const LEXICON: Readonly<Record<Locale, Lexicon>> = {
  en: {
    why: "why reason cannot cant can't unable impossible missing isn't wont won't let greyed grey gray",
    when: "when date deadline until opens closes ends expire expires expiry",
    how: "how steps instructions guide",
    how_much: "much amount total sum",
    who: "who whom whose",
    which: "which list show what all my every many see find where",
    may: "can could may allowed possible able",
    invoice: "invoice invoices bill bills inv",
    contract: "contract contracts agreement agreements term",
    renewal:
      "renew renewal renewals renews autorenew autorenewal auto-renew auto-renewal cancel terminate cancellation extend",
    pay: "pay payable paying settle online",
    payment: "payment payments transaction transactions charged",
    balance: "balance owe owed owing outstanding debt due",
    overdue: "overdue late past past-due arrears",
    unpaid: "unpaid open unsettled remaining",
    disputed: "disputed dispute disputes contested",
    paid: "paid settled",
    quote: "quote quotes quotation quotations offer offers proposal",
    access: "access sees team users user colleagues colleague people persons permission contacts",
    help: "help support contact phone call email talk executive collector manager representative service reach human responsible",
    money: "money",
    arrived: "receive received arrive arrived got",
    refund: "refund refunds refunded back",
    receipt: "receipt receipts",
    wrong: "wrong incorrect mistake",
    next_billing: "next upcoming billing billed frequency",
    product:
      "product products subscription subscriptions subscribe subscribed addon addons add-on add-ons license licenses licence licences seat seats",
    buy: "buy buying add adding purchase purchasing shop",
    remove: "remove removing removed delete",
    everybody:
      "everyone everybody everyone's everybody's customers companies accounts database others competitor competitors",
    greeting: "hello hi hey thanks thank morning bye",
    instructions:
      "ignore disregard instructions prompt system pretend override admin sql select drop jailbreak developer",
  },
  sv: {
    why: "varför anledning orsak inte går saknas grå gråmarkerad omöjligt",
    when: "när datum senast slutar öppnar stänger löper upphör förfaller gäller",
    how: "hur steg gör instruktion",
    how_much: "mycket belopp summa totalt",
    who: "vem vems",
    which: "vilka vilken vilket lista visa vad alla mina min mitt hitta var många",
    may: "kan får möjligt tillåtet",
    invoice: "faktura fakturan fakturor fakturorna räkning räkningar",
    contract: "avtal avtalet avtalen kontrakt kontraktet",
    renewal:
      "förnya förnyas förnyar förnyelse förnyelsen automatisk autoförnyelse säga uppsägning avsluta förläng förlänga förlängning",
    pay: "betala betalas betalbar online",
    payment: "betalning betalningar betalningen inbetalning inbetalningar",
    balance: "saldo saldot skyldig skyldiga skuld skulden utestående kvar",
    overdue: "förfallen förfallna förfallet försenad försenade sen sena förfallodag förfallodagen förfallodatum",
    unpaid: "obetald obetalda obetalt öppen öppna",
    disputed: "tvist tvister tvisten tvistad bestriden bestridda bestridd",
    paid: "betald betalda betalt",
    quote: "offert offerter offerten offerterna anbud",
    access: "åtkomst tillgång åt team teamet ser användare kollega kollegor personer behörighet kontakter",
    help: "hjälp hjälpa support kontakta kontakt telefon ringa mejla prata kundansvarig kundansvariga handläggare kundtjänst kundservice människa nå ansvarar ansvarig",
    money: "pengar pengarna",
    arrived: "fått kommit mottagit inkommit",
    refund: "återbetalning återbetala tillbaka",
    receipt: "kvitto kvitton kvittot",
    wrong: "fel felaktig felaktigt stämmer",
    next_billing: "nästa kommande fakturering faktureras faktureringsdatum",
    product:
      "produkt produkten produkter produkterna prenumeration prenumerationen prenumerationer prenumerationerna abonnemang licens licenser",
    buy: "köpa köper köp lägga beställa",
    remove: "bort radera",
    everybody: "allas kunder kundernas företag konton databas databasen andras andra konkurrent konkurrenter",
    greeting: "hej hallå tack tjena morgon hejdå",
    instructions:
      "ignorera strunta instruktioner instruktionerna prompt system låtsas admin sql select drop utvecklare",
  },
};

/** Words of either language that are in no concept, and tell which language it is. */
const FUNCTION_WORDS: Readonly<Record<Locale, readonly string[]>> = {
  en: "the a an is are do does did i my me we our you your of for on in to it this that be was were have has with from not or and much does please".split(
    " ",
  ),
  sv: "en ett är jag mig min mitt mina vi vår våra du din av för på i till det den detta som var har med från inte eller och att kan ska skall hos om går vill".split(
    " ",
  ),
};

interface Entry {
  readonly id: string;
  readonly concept: Concept;
  readonly word: string;
}

function indexOf(locale: Locale): MiniSearch<Entry> {
  const index = new MiniSearch<Entry>({
    fields: ["word"],
    storeFields: ["concept", "word"],
    tokenize: (text) => [text],
  });
  const entries = Object.entries(LEXICON[locale]) as [Concept, string][];
  index.addAll(
    entries.flatMap(([concept, words]) =>
      words.split(" ").map((word) => ({ id: `${concept}:${word}`, concept, word })),
    ),
  );
  return index;
}

const indexes: Partial<Record<Locale, MiniSearch<Entry>>> = {};

/** Short words and numbers are what they are; the longer one is, the more letters may be wrong. */
const fuzziness = (word: string): number | false =>
  word.length < 5 || /\d/.test(word) ? false : word.length < 8 ? 1 : 2;

/** Two neighbours that changed places, as in "recieve": one slip of the hand, though two letters are wrong. */
function swapped(word: string): string[] {
  if (fuzziness(word) === false) return [];
  const swapAt = (at: number) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  return Array.from(word.slice(1), (_, at) => swapAt(at));
}

/** What is refused by is meant to the letter: "accountant" is no "accounts". */
const TO_THE_LETTER: readonly Concept[] = ["everybody", "instructions", "greeting"];

/** The concept a single word belongs to, spelled right or almost so; null where it is none of these. */
export function conceptOf(word: string, locale: Locale): Concept | null {
  indexes[locale] ??= indexOf(locale);
  const index = indexes[locale];
  if (ASKING[locale].includes(word) && !isInLexicon(word, locale)) return null;
  const meant = isInLexicon(word, locale) ? word : (swapped(word).find((one) => isInLexicon(one, locale)) ?? word);
  const found = index.search(meant, { fuzzy: fuzziness(word), prefix: false });
  const best = found.find(({ concept, word: known }) => known === word || !TO_THE_LETTER.includes(concept as Concept));
  return best ? (best.concept as Concept) : null;
}

/** Lower-case words, with what ties them together inside kept. */
export const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize("NFC")
    .split(/[^\p{L}\p{N}'’@.-]+/u)
    .map((word) => word.replace(/^['’.-]+|['’.-]+$/g, "").replaceAll("’", "'"))
    .filter(Boolean);

/** Words that ask for something without saying what. */
const ASKING: Readonly<Record<Locale, readonly string[]>> = {
  en: "tell write say give make let want need would like can could use using used".split(" "),
  sv: "berätta skriv skriva säg ge gör göra vill kan skulle använd använder använda".split(" "),
};

/** What is left of a question without the words that every question has: what an article is looked for by. */
export const contentOf = (question: string, locale: Locale): string =>
  wordsOf(question)
    .filter((word) => !FUNCTION_WORDS[locale].includes(word) && !ASKING[locale].includes(word))
    .join(" ");

/** Which language a question is in; the reader's own where it does not tell [HLP-1]. */
export function languageOf(question: string, own: Locale): Locale {
  const words = wordsOf(question);
  const points = (locale: Locale): number =>
    words.filter((word) => FUNCTION_WORDS[locale].includes(word)).length +
    2 * words.filter((word) => word.length > 2 && isInLexicon(word, locale)).length;
  const swedishLetters = /[åäö]/i.test(question) ? 2 : 0;
  const [english, swedish] = [points("en"), points("sv") + swedishLetters];
  if (english === swedish) return own;
  return english > swedish ? "en" : "sv";
}

const known: Partial<Record<Locale, ReadonlySet<string>>> = {};
function isInLexicon(word: string, locale: Locale): boolean {
  known[locale] ??= new Set(Object.values(LEXICON[locale]).flatMap((words) => words.split(" ")));
  return known[locale].has(word);
}
