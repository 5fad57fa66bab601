import type { Kind } from "./actors";
import type { Params } from "./entries";
import type { Things } from "./world";

/** What becomes of a request, as answers.ts reads it. */
export type Outcome =
  | "shown"
  | "file"
  | "not found"
  | "done"
  | "refused"
  | "invalid"
  | `→ ${string}`
  /** A status that is none of these: "405". */
  | `${number}`;
export type Expected = Readonly<Record<Kind, Outcome>>;

/** A page or route handler: what becomes of a request for one's own things, by kind of actor. */
export interface EntryRow {
  readonly who: Expected;
  /** The parts of its address that name something. With them, everybody asks for others' things and for nothing's too. */
  readonly params?: (things: Things) => Params;
  /** The same where its search names something, e.g. a form about one person; begins with a question mark. */
  readonly query?: (things: Things) => string;
  /** It names a bill group, or what is a bill group's: what lies in one that they see something of is theirs as well. */
  readonly ofGroup?: true;
  /** What asking for others' things gets instead of "not found": a page that then has nothing on it. */
  readonly elsewhere?: Outcome;
  /** What has to stand on it for who may see it: without that, finding nothing foreign would say little. */
  readonly shows?: (own: Things) => readonly string[];
  /** Searches, filters and orders to try, each beginning with a question mark; with one's own things and with others'. */
  readonly searches?: (things: Things) => readonly string[];
  /** What the router gets besides, from a page that does not look at who asks. */
  readonly router?: Outcome;
  /** What a POST gets: as for a GET on pages, 405 on handlers, unless said here. */
  readonly post?: Outcome;
  /** The same for everybody, so that anybody may keep it [A6]. */
  readonly isPublic?: true;
  /** Next's own: whatever it answers, it names nobody. */
  readonly isFrameworks?: true;
}

/** A server action: what becomes of it with one's own things. With others' it is refused, and nothing is written. */
export interface ActionRow {
  readonly who: Expected;
  readonly fields: (things: Things) => Params;
  /** As for pages. */
  readonly ofGroup?: true;
  /** Said first, as SQL, so that there is something to do. */
  readonly given?: string;
  /** Why it leaves no line of history when it is done: it changes no access, money or setting [A7]. */
  readonly noHistory?: string;
}

const all = (outcome: Outcome): Expected => ({
  ...{ nobody: outcome, expired: outcome, stranger: outcome, contact: outcome, primary: outcome, rule: outcome },
  ...{ sibling: outcome, other: outcome, reseller: outcome, removed: outcome },
});

/** Everybody the same. */
export const everybody = all;

/** Who sees a contract gets this; others are shown the door that is theirs. */
export const viewers = (outcome: Outcome): Expected => ({
  ...all(outcome),
  ...{ nobody: "→ /sign-in", expired: "→ /sign-in" },
  ...{ stranger: "→ /no-access", removed: "→ /no-access", reseller: "→ /closed" },
});

/** The same for files, which have no page around them that would show a door. */
export const viewersOfFile = (outcome: Outcome): Expected => ({
  ...viewers(outcome),
  ...{ stranger: "not found", removed: "not found", reseller: "not found" },
});

/** Those for whom something is done; everybody else is refused. */
export const doneFor = (...kinds: readonly Kind[]): Expected => ({
  ...all("refused"),
  ...Object.fromEntries(kinds.map((kind) => [kind, "done"])),
});

export const SIGNED_IN: readonly Kind[] = [
  ...(["stranger", "contact", "primary", "rule", "sibling", "other", "reseller", "removed"] as const),
];
export const VIEWERS: readonly Kind[] = ["contact", "primary", "rule", "sibling", "other"];
/** Those of the viewers who are contacts of what they see. */
export const CONTACTS: readonly Kind[] = ["contact", "primary", "sibling", "other"];
