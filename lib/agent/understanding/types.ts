import type { Locale } from "@/lib/platform/locales";

/** What a question is about, in a word: found in its own words by words.ts. */
export type Concept =
  | "why"
  | "when"
  | "how"
  | "how_much"
  | "who"
  | "which"
  | "may"
  | "invoice"
  | "contract"
  | "renewal"
  | "pay"
  | "payment"
  | "balance"
  | "overdue"
  | "unpaid"
  | "disputed"
  | "paid"
  | "quote"
  | "access"
  | "help"
  | "money"
  | "arrived"
  | "refund"
  | "receipt"
  | "wrong"
  | "next_billing"
  | "product"
  | "buy"
  | "remove"
  | "everybody"
  | "greeting"
  | "instructions";

/** What answers it: one of the tools, an article, or neither. */
export type Topic =
  | "contracts"
  | "contract"
  | "renewal"
  | "renewals"
  | "invoices"
  | "invoice"
  | "payability"
  | "balance"
  | "next_billing"
  | "payments"
  | "quotes"
  | "quote"
  | "helpers"
  | "access"
  | "removal"
  | "subscriptions"
  | "adding"
  | "article"
  | "greeting"
  | "others"
  | "unknown";

/** A document as it was named: as it was written, and in a form in which spellings are alike. */
export interface NamedDocument {
  readonly written: string;
  readonly plain: string;
}

/** Somebody on the viewer's contracts. */
export interface KnownPerson {
  readonly id: string;
  readonly name: string;
}

/** What the viewer has that a question may name; nothing else is recognised. */
export interface KnownNames {
  readonly contracts: readonly string[];
  /** Of their accounts, bill groups, seller entities, people and products. */
  readonly names: readonly string[];
  readonly people: readonly KnownPerson[];
}

export interface Understood {
  readonly locale: Locale;
  readonly topic: Topic;
  readonly concepts: ReadonlySet<Concept>;
  /** One of the viewer's contracts, by its number. */
  readonly contract: string | null;
  /** One person on the viewer's contracts, by name; null also where the name fits several. */
  readonly person: KnownPerson | null;
  /** Numbers of invoices or quotes, still to be looked up among the viewer's. */
  readonly documents: readonly NamedDocument[];
  /** An amount, as minor units of a currency with two decimals, to find an invoice by. */
  readonly amountMinor: bigint | null;
  /** Names that are none of the viewer's: nothing of theirs is told of anything. */
  readonly strangers: readonly string[];
  /** It asks for something to be done, which the agent never does. */
  readonly asksToAct: boolean;
}
