import type messages from "@/messages/en.json";
import type { PlainDate } from "./dates";
import { DomainError } from "./errors";
import type { Money } from "./money";

type Reasons = (typeof messages)["reasons"];

/** Every reason has its sentence under `reasons` in the message files: `renewal.too_early`. */
export type ReasonKey = { [Noun in keyof Reasons & string]: `${Noun}.${keyof Reasons[Noun] & string}` }[keyof Reasons &
  string];

/** An instant, told in a zone. */
export interface Moment {
  readonly at: Date;
  readonly timeZone: string;
}

/** What a reason's sentence is filled with; dates, times and money are written out in the reader's language. */
export type ReasonParams = Readonly<Record<string, string | number | PlainDate | Money | Moment>>;

/** Who can help, by name and address [WHY-1]. */
export interface Contact {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
}

export interface Refusal {
  readonly allowed: false;
  readonly reason: ReasonKey;
  readonly params: ReasonParams;
  /** The day from which this reason no longer holds, if it passes by itself. */
  readonly changesOn?: PlainDate;
  readonly ask?: Contact;
  /** Further reasons that hold as well, in the order of the rule. */
  readonly also: readonly Refusal[];
}

/** The answer of every rule, which button, command and agent share [WHY-1]. */
export type Decision = { readonly allowed: true } | Refusal;

export const allowed: Decision = { allowed: true };

type RefusalDetails = Partial<Pick<Refusal, "params" | "changesOn" | "ask">>;

export const refused = (reason: ReasonKey, details: RefusalDetails = {}): Refusal => ({
  allowed: false,
  reason,
  params: {},
  also: [],
  ...details,
});

/** Allowed when there is nothing against it; else the first refusal is the headline and the others are kept. */
export function decide(refusals: readonly (Refusal | null)[]): Decision {
  const [headline, ...also] = refusals.filter((refusal) => refusal !== null);
  return headline ? { ...headline, also } : allowed;
}

/** @throws DomainError RULE with the decision's reason. */
export function requireAllowed(decision: Decision): void {
  if (!decision.allowed) throw new DomainError("RULE", decision.reason, { refusal: decision });
}
