import type { Contact } from "@/lib/platform/decision";
import type { Locale } from "@/lib/platform/locales";
import type { Topic } from "./understanding/types";

/** Where an answer is from: a page of the portal or an article, by its title [HLP-1]. */
export interface Source {
  readonly href: string;
  readonly label: string;
}

/** What a tool found: sentences made of the viewer's own rows and the portal's own words, nothing else. */
export interface Finding {
  readonly sentences: readonly string[];
  /** Things listed one by one. */
  readonly items?: readonly string[];
  /** Who can help with it, by name [WHY-1]. */
  readonly people?: readonly Contact[];
  readonly sources?: readonly Source[];
}

/** An answer as it is read: what the tools found, one after the other. */
export interface Answer {
  /** The question's language. */
  readonly locale: Locale;
  readonly topic: Topic;
  readonly parts: readonly Finding[];
  /** It is not known: a case can be opened with the question in it [HLP-3]. */
  readonly offersCase: boolean;
}

/** An answer as it is streamed: what is being looked at, each part as soon as it is there, and the end, which tells that it is whole. */
export type AnswerLine =
  | { readonly kind: "looking"; readonly text: string }
  | { readonly kind: "part"; readonly lang: Locale; readonly part: Finding }
  | { readonly kind: "case"; readonly href: string }
  | { readonly kind: "end" };

/** What the panel says by itself, and what may be asked about the page it stands on. */
export interface AgentPanel {
  readonly texts: Readonly<Record<PanelText, string>>;
  readonly suggestions: readonly string[];
  /** Said where a language model is asked as well; null where none is. */
  readonly note: string | null;
}

export type PanelText =
  | "title"
  | "intro"
  | "label"
  | "ask"
  | "stop"
  | "stopped"
  | "close"
  | "asking"
  | "sources"
  | "case"
  | "failed"
  | "open_page"
  | "suggestions";
