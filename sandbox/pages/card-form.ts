import { cvcLength, passesLuhn, plainNumber } from "../model/cards";
import type { Entered } from "../model/steps";
import type { Texts } from "./texts";

export type Field = "number" | "expiry" | "cvc" | "name";
export type Problems = Partial<Record<Field, string>>;

/** What may be shown again after a mistake: never the number, never the CVC [F3]. */
export interface Kept {
  expiry: string;
  name: string;
}

export interface ReadCard {
  entered: Entered;
  problems: Problems;
  kept: Kept;
}

const LONGEST = 100;
/** "12 / 2034": too short for a card number typed into the wrong field. */
const LONGEST_EXPIRY = 9;

/** Reads what a customer typed. */
export function readCard(form: URLSearchParams, texts: Texts, now: Date): ReadCard {
  const typed = (field: Field): string => (form.get(field) ?? "").trim().slice(0, LONGEST);
  const number = plainNumber(typed("number"));
  const problems: Problems = {};
  if (!/^\d{12,19}$/.test(number) || !passesLuhn(number)) problems.number = texts.invalidNumber;
  const expiry = readExpiry(typed("expiry"));
  if (!expiry) problems.expiry = texts.invalidExpiry;
  else if (isPast(expiry, now)) problems.expiry = texts.pastExpiry;
  const digits = cvcLength(/^3[47]/.test(number) ? "amex" : "other");
  if (!/^\d+$/.test(typed("cvc")) || typed("cvc").length !== digits) problems.cvc = texts.invalidCvc;
  if (typed("name") === "") problems.name = texts.missingName;
  const { month, year } = expiry ?? { month: 1, year: 2000 };
  return {
    entered: { number, expMonth: month, expYear: year, name: withoutNumbers(typed("name")) },
    problems,
    kept: {
      expiry: typed("expiry").length <= LONGEST_EXPIRY ? typed("expiry") : "",
      name: withoutNumbers(typed("name")),
    },
  };
}

/** A number typed into the wrong field is no name, and is neither kept nor shown again. */
const withoutNumbers = (text: string): string => (/\d(?:[\s-]*\d){7,}/.test(text) ? "" : text);

function readExpiry(typed: string): { month: number; year: number } | null {
  const match = /^(\d{1,2})\s*[/.-]?\s*(\d{2}|20\d{2})$/.exec(typed);
  const month = Number(match?.[1]);
  if (!match?.[2] || month < 1 || month > 12) return null;
  return { month, year: match[2].length === 2 ? 2_000 + Number(match[2]) : Number(match[2]) };
}

/** A card is good until its month is over. */
const isPast = ({ month, year }: { month: number; year: number }, now: Date): boolean =>
  year * 12 + month < now.getUTCFullYear() * 12 + now.getUTCMonth() + 1;
