import { createHmac } from "node:crypto";

export interface Decline {
  code: string;
  declineCode: string | null;
}

/** What happens when a means of payment is used. */
export type Behaviour =
  | { kind: "ok" }
  | { kind: "declines"; decline: Decline }
  /** Can be saved, and then every charge fails. */
  | { kind: "declines_once_saved"; decline: Decline }
  | { kind: "authenticates"; afterwards?: Decline }
  /** Takes days: stays processing until control settles it. */
  | { kind: "debits" };

/** What is kept of a card: never its number, never its CVC [F3]. */
export interface KeptCard {
  brand: string;
  funding: "credit" | "debit";
  last4: string;
  country: string;
  fingerprint: string;
  behaviour: Behaviour;
}

const declines = (code: string, declineCode: string | null = null): Behaviour => ({
  kind: "declines",
  decline: { code, declineCode },
});

interface TestCard {
  /** Stripe's own id for it, where it has one. */
  id?: string;
  behaviour: Behaviour;
  funding?: "debit";
}

const OK: Behaviour = { kind: "ok" };

const GENERIC: Decline = { code: "card_declined", declineCode: "generic_decline" };

/** Stripe's published test numbers; no other number is accepted. */
const TEST_CARDS: Readonly<Record<string, TestCard>> = {
  "4242424242424242": { id: "pm_card_visa", behaviour: OK },
  "4000056655665556": { id: "pm_card_visa_debit", behaviour: OK, funding: "debit" },
  "5555555555554444": { id: "pm_card_mastercard", behaviour: OK },
  "378282246310005": { id: "pm_card_amex", behaviour: OK },
  "4000000000000002": { id: "pm_card_visa_chargeDeclined", behaviour: declines("card_declined", "generic_decline") },
  "4000000000009995": {
    id: "pm_card_visa_chargeDeclinedInsufficientFunds",
    behaviour: declines("card_declined", "insufficient_funds"),
  },
  "4000000000009987": { id: "pm_card_visa_chargeDeclinedLostCard", behaviour: declines("card_declined", "lost_card") },
  "4000000000000069": { id: "pm_card_chargeDeclinedExpiredCard", behaviour: declines("expired_card") },
  "4000000000000127": { id: "pm_card_chargeDeclinedIncorrectCvc", behaviour: declines("incorrect_cvc") },
  "4000000000000119": { id: "pm_card_chargeDeclinedProcessingError", behaviour: declines("processing_error") },
  "4000002500003155": { id: "pm_card_authenticationRequiredOnSetup", behaviour: { kind: "authenticates" } },
  "4000000000003220": { id: "pm_card_threeDSecure2Required", behaviour: { kind: "authenticates" } },
  "4000008260003178": {
    id: "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds",
    behaviour: { kind: "authenticates", afterwards: { code: "card_declined", declineCode: "insufficient_funds" } },
  },
  "4000000000000341": {
    id: "pm_card_chargeCustomerFail",
    behaviour: { kind: "declines_once_saved", decline: GENERIC },
  },
};

/** Shorter names that Stripe also takes. */
const OTHER_IDS: Readonly<Record<string, string>> = {
  pm_card_us: "4242424242424242",
  pm_card_chargeDeclined: "4000000000000002",
  pm_card_chargeDeclinedInsufficientFunds: "4000000000009995",
  pm_card_chargeDeclinedLostCard: "4000000000009987",
  pm_card_authenticationRequired: "4000002500003155",
  pm_card_threeDSecureRequired: "4000000000003220",
};

/** The sandbox's own name for a bank debit, which has no number. */
export const BANK_DEBIT = "bank_debit";
const DEBIT_IDS = [BANK_DEBIT, "pm_sepaDebit_processing"];

export const plainNumber = (typed: string): string => typed.replace(/[\s-]/g, "");

/** The check digit of card numbers. */
export function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return digits.length > 0 && sum % 10 === 0;
}

export const isBankDebit = (text: string): boolean => DEBIT_IDS.includes(text);

/** The card behind a test number; null for any other, so that a real one typed by mistake leaves no trace. */
export function cardByNumber(number: string, salt: string): KeptCard | null {
  const card = Object.hasOwn(TEST_CARDS, number) ? TEST_CARDS[number] : undefined;
  if (!card) return null;
  return {
    brand: brandOf(number),
    funding: card.funding ?? "credit",
    last4: number.slice(-4),
    country: "US",
    fingerprint: createHmac("sha256", salt)
      .update(number)
      .digest("base64url")
      .replace(/\W|_|\d/g, "x")
      .slice(0, 16),
    behaviour: card.behaviour,
  };
}

/** The card behind one of Stripe's built-in ids. */
export function cardById(id: string, salt: string): KeptCard | null {
  const own = Object.entries(TEST_CARDS).find(([, card]) => card.id === id)?.[0];
  const number = own ?? (Object.hasOwn(OTHER_IDS, id) ? OTHER_IDS[id] : undefined);
  return number === undefined ? null : cardByNumber(number, salt);
}

function brandOf(number: string): string {
  if (number.startsWith("34") || number.startsWith("37")) return "amex";
  return number.startsWith("5") || number.startsWith("2") ? "mastercard" : "visa";
}

export const cvcLength = (brand: string): number => (brand === "amex" ? 4 : 3);
