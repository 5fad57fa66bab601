import type { ToolName } from "./model/schema";

/** What somebody asks; longer than this is no question. */
export const MOST_ASKED = 500;

/** The agent's page, with a question if there is one. */
export const askPath = (question?: string): string =>
  question ? `/ask?${new URLSearchParams({ q: question })}` : "/ask";

/** A case with the question in it, where the agent does not know [HLP-3]. */
export const casePath = (question: string): string =>
  `/support/new?${new URLSearchParams({ question: question.slice(0, 150) })}`;

/** Where the panel asks, and where it learns what to say on a page. */
export const linesPath = (question: string): string => `/api/ask?${new URLSearchParams({ q: question })}`;
export const panelPath = (at: string): string => `/api/ask?${new URLSearchParams({ at })}`;

type General =
  | "owe"
  | "overdue"
  | "helper"
  | "ends"
  | "renewals"
  | "quotes"
  | "people"
  | "colleague"
  | "paid"
  | "billed";
type About = "payable" | "due" | "status" | "renewal" | "access" | "invoices_of" | "acceptable";

/** A question that the agent answers, by its name among the texts. */
export type Suggestion =
  | { readonly ask: General; readonly number?: never }
  | { readonly ask: About; readonly number: string };

const ANYWHERE: readonly General[] = ["owe", "overdue", "helper"];
const ON_LISTS: Readonly<Record<string, readonly General[]>> = {
  contracts: ["ends", "renewals", "helper"],
  quotes: ["quotes", "ends", "helper"],
  users: ["people", "colleague", "helper"],
  payments: ["paid", "owe", "helper"],
  billing: ["billed", "owe", "helper"],
};
const ON_ONE: Readonly<Record<string, readonly About[]>> = {
  invoices: ["payable", "due", "status"],
  contracts: ["renewal", "access", "invoices_of"],
  quotes: ["acceptable"],
};
/** Numbers as sellers write them; anything else in an address is no number. */
const NUMBER = /^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,39}$/u;

/** What somebody may want to ask on the page at this address. */
export function suggestionsFor(path: string): readonly Suggestion[] {
  const [, noun = "", encoded = ""] = path.split(/[/?#]/);
  const number = decoded(encoded);
  const about = NUMBER.test(number) && /\d/.test(number) ? (ON_ONE[noun] ?? []) : [];
  const general = about.length > 0 ? ANYWHERE.slice(0, 1) : (ON_LISTS[noun] ?? ANYWHERE);
  return [...about.map((ask) => ({ ask, number })), ...general.map((ask) => ({ ask }))];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

type Looked = "contracts" | "people" | "invoices" | "payments" | "products" | "quotes" | "articles";

/** What is said while a tool looks, by its name among the texts. */
export const LOOKING: Readonly<Record<ToolName, Looked>> = {
  ...{ contracts: "contracts", contract: "contracts", renewal: "contracts", access: "people", helpers: "people" },
  ...{ removal: "people", subscriptions: "products", buying: "products" },
  ...{ invoices: "invoices", invoice: "invoices", balance: "invoices", next_billing: "invoices", payments: "payments" },
  ...{ quotes: "quotes", quote: "quotes", article: "articles" },
};
