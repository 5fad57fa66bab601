import { BANK_DEBIT, cvcLength, passesLuhn, plainNumber } from "../model/cards";
import type { Entered } from "../model/steps";
import type { Texts } from "./texts";

export type Field = "number" | "expiry" | "cvc" | "name" | "iban" | "holder";
export type Problems = Partial<Record<Field, string>>;

/** What may be shown again after a mistake: never a number of a card or account, never the CVC [F3]. */
export interface Kept {
  holder?: string;
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

/** The account that Stripe publishes for tests. */
const TEST_IBANS = ["DE89370400440532013000"];

/** Reads what a customer typed of a bank account. */
export function readAccount(form: URLSearchParams, texts: Texts): ReadCard {
  const iban = (form.get("iban") ?? "").replace(/\s/g, "").toUpperCase().slice(0, LONGEST);
  const holder = withoutNumbers((form.get("holder") ?? "").trim().slice(0, LONGEST));
  const problems: Problems = {};
  if (!passesMod97(iban)) problems.iban = texts.invalidIban;
  else if (!TEST_IBANS.includes(iban)) problems.iban = texts.notTestAccount;
  if (holder === "") problems.holder = texts.missingHolder;
  return {
    entered: { number: BANK_DEBIT, expMonth: 1, expYear: 2000, name: holder },
    problems,
    kept: { expiry: "", name: "", holder },
  };
}

/** The check digits of ISO 13616. */
function passesMod97(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/.test(iban)) return false;
  const digits = `${iban.slice(4)}${iban.slice(0, 4)}`.replace(/[A-Z]/g, (letter) => `${letter.charCodeAt(0) - 55}`);
  return BigInt(digits) % 97n === 1n;
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
