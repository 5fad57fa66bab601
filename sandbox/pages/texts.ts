import type Stripe from "stripe";

export type Language = "en" | "sv";

const en = {
  sandbox: "Payment sandbox: no real money",
  sandboxHint:
    "Use a test card, such as 4242 4242 4242 4242 with any future date and any CVC. Never enter a real card.",
  pay: "Pay",
  save: "Save card",
  payTitle: "Pay",
  saveTitle: "Save a card",
  total: "Total",
  quantity: "Quantity",
  payDebit: "Pay by bank debit",
  debitHint:
    "Use a test account, DE89 3704 0044 0532 0130 00. Never enter a real one. The sandbox settles it when it is told to.",
  iban: "IBAN",
  holder: "Account holder",
  invalidIban: "The IBAN you provided is invalid.",
  notTestAccount: "This is not a test account. The sandbox takes test accounts only, and has kept nothing of it.",
  missingHolder: "Enter the name of the account holder.",
  mandate: "By pressing the button you allow the amount to be debited from this account.",
  number: "Card number",
  expiry: "Expiry (MM / YY)",
  cvc: "CVC",
  name: "Name on card",
  back: "Back to the portal",
  errorTitle: "Something below is not right. Correct it, and enter the card number and CVC again.",
  invalidNumber: "Your card number is invalid.",
  notTestCard: "This is not a test card. The sandbox takes test cards only, and has kept nothing of it.",
  invalidExpiry: "Your card's expiration date is invalid. Write it as MM / YY.",
  pastExpiry: "Your card's expiration date is in the past.",
  invalidCvc: "Your card's security code is invalid.",
  missingName: "Enter the name on the card.",
  completeTitle: "This is already done",
  completePaid: "This payment has been made. Nothing more will be charged.",
  completeSaved: "The card has been saved.",
  completeProcessing: "This payment is under way at the bank.",
  expiredTitle: "This page has expired",
  expiredText: "Nothing was charged. Start again from the portal.",
  missingTitle: "Not found",
  missingText: "There is no such page in the payment sandbox.",
  authTitle: "Authenticate the payment",
  authText: "Your bank asks whether it is you. In the sandbox you decide what happens.",
  authComplete: "Complete authentication",
  authFail: "Fail authentication",
  authOver: "There is nothing to authenticate here any more.",
  authDone: "Done. You can close this page.",
  continue: "Continue",
};

export type Texts = typeof en;

const sv: Texts = {
  sandbox: "Betalningssandlåda: inga riktiga pengar",
  sandboxHint:
    "Använd ett testkort, till exempel 4242 4242 4242 4242 med valfritt framtida datum och valfri CVC. Ange aldrig ett riktigt kort.",
  pay: "Betala",
  save: "Spara kort",
  payTitle: "Betala",
  saveTitle: "Spara ett kort",
  total: "Summa",
  quantity: "Antal",
  payDebit: "Betala med bankdebitering",
  debitHint:
    "Använd ett testkonto, DE89 3704 0044 0532 0130 00. Ange aldrig ett riktigt. Sandlådan avslutar debiteringen när den blir tillsagd.",
  iban: "IBAN",
  holder: "Kontohavare",
  invalidIban: "IBAN-numret är ogiltigt.",
  notTestAccount: "Det här är inget testkonto. Sandlådan tar bara testkonton och har inte sparat något av det.",
  missingHolder: "Ange kontohavarens namn.",
  mandate: "När du trycker på knappen godkänner du att beloppet dras från kontot.",
  number: "Kortnummer",
  expiry: "Giltigt till (MM / ÅÅ)",
  cvc: "CVC",
  name: "Namn på kortet",
  back: "Tillbaka till portalen",
  errorTitle: "Något nedan stämmer inte. Rätta det och ange kortnummer och CVC igen.",
  invalidNumber: "Kortnumret är ogiltigt.",
  notTestCard: "Det här är inget testkort. Sandlådan tar bara testkort och har inte sparat något av det.",
  invalidExpiry: "Kortets utgångsdatum är ogiltigt. Skriv det som MM / ÅÅ.",
  pastExpiry: "Kortets utgångsdatum har passerat.",
  invalidCvc: "Kortets säkerhetskod är ogiltig.",
  missingName: "Ange namnet på kortet.",
  completeTitle: "Det här är redan klart",
  completePaid: "Betalningen är gjord. Inget mer kommer att dras.",
  completeSaved: "Kortet är sparat.",
  completeProcessing: "Betalningen behandlas av banken.",
  expiredTitle: "Sidan har gått ut",
  expiredText: "Inget har dragits. Börja om från portalen.",
  missingTitle: "Hittades inte",
  missingText: "Det finns ingen sådan sida i betalningssandlådan.",
  authTitle: "Bekräfta betalningen",
  authText: "Din bank frågar om det är du. I sandlådan bestämmer du vad som händer.",
  authComplete: "Slutför autentisering",
  authFail: "Misslyckas med autentisering",
  authOver: "Det finns inget att autentisera här längre.",
  authDone: "Klart. Du kan stänga sidan.",
  continue: "Fortsätt",
};

/** Stripe's sentences for declines, which the API says in English. */
const DECLINES_SV: Readonly<Record<string, string>> = {
  card_declined: "Ditt kort nekades.",
  insufficient_funds: "Det finns inte tillräckligt med pengar på kortet.",
  lost_card: "Ditt kort nekades.",
  expired_card: "Kortet har gått ut.",
  incorrect_cvc: "Kortets säkerhetskod är fel.",
  processing_error: "Ett fel uppstod när kortet behandlades. Försök igen om en liten stund.",
  payment_intent_authentication_failure:
    "Vi kunde inte autentisera din betalningsmetod. Välj en annan betalningsmetod och försök igen.",
  setup_intent_authentication_failure:
    "Vi kunde inte autentisera din betalningsmetod. Välj en annan betalningsmetod och försök igen.",
};

export const textsIn = (language: Language): Texts => (language === "sv" ? sv : en);

/** The session's language; where it leaves that to the browser, the browser's. */
export function languageOf(session: Stripe.Checkout.Session | null, acceptLanguage = ""): Language {
  const wanted = session?.locale && session.locale !== "auto" ? session.locale : acceptLanguage;
  return /^sv\b/i.test(wanted) ? "sv" : "en";
}

type PaymentError = Pick<Stripe.PaymentIntent.LastPaymentError, "code" | "decline_code" | "message">;

export function declineText(error: PaymentError, language: Language): string {
  const translated =
    DECLINES_SV[error.decline_code ?? ""] ?? DECLINES_SV[error.code ?? ""] ?? DECLINES_SV.card_declined;
  return (language === "sv" ? translated : error.message) ?? "Your card was declined.";
}
