import type { Topic } from "@/lib/agent/understanding/types";
import type { Locale } from "@/lib/platform/locales";

type Told = readonly [asks: string, by: string, topic: Topic, from?: string, ...says: string[]];

const ADA = "ada@acme.example";
const BEN = "ben@acme.example";
const FAY = "fay@dune.example";

/** Written as people write, before any was tried; misspellings are meant. */
export const BLIND: Readonly<Record<Locale, readonly Told[]>> = {
  en: [
    ["whats keeping me from paying inv-1050?", ADA, "payability", "/invoices/INV-1050"],
    ["INV-1044 wont let me use my card, hwo come", ADA, "payability", "/invoices/INV-1044"],
    ["is there any money we still have to send you?", ADA, "balance", "/"],
    ["anything past its due date?", ADA, "invoices", "/invoices", "INV-1043"],
    ["did you recieve our payment", ADA, "payments", "/payments"],
    ["who else on my team can look at C-1002", ADA, "access", "/contracts/C-1002", "cora@acme.example"],
    ["what's the last day to switch off autorenew for C-1001", ADA, "renewal", "/contracts/C-1001"],
    ["Is C-1004 going to renew by itself?", ADA, "renewal", "/contracts/C-1004"],
    ["when will the C-1001 agreement run out", ADA, "contract", "/contracts/C-1001"],
    ["is somebody at Fjord responsible for our account?", ADA, "helpers", "/help/contact-us", "Anna"],
    ["give me a phone nr, I want to speak to someone", ADA, "helpers", "/help/contact-us"],
    ["where do I get a reciept for what I paid", ADA, "article", "/help/payments-and-refunds"],
    ["we moved offices, how do I give you the new adress", ADA, "article", "/help/billing-address"],
    ["the amount on my invoice is wrong, what now", ADA, "article", "/help/dispute-an-invoice"],
    ["can I split an invoice in two payments", ADA, "article", "/help/pay-in-part"],
    ["remove my old coworker who quit", ADA, "article", "/help/remove-somebody"],
    ["Do I have any offers to sign?", FAY, "quotes", "/quotes", "Q-701"],
    ["what will we be charged next month and when", ADA, "next_billing", "/"],
    ["tell me what Cedar Partners owes", BEN, "others"],
    ["whats the capital of norway", BEN, "unknown"],
  ],
  sv: [
    ["vad hindrar mig från att betala INV-1050?", ADA, "payability", "/invoices/INV-1050"],
    ["INV-1044 går inte att betla med kort, hur kommer det sig", ADA, "payability", "/invoices/INV-1044"],
    ["har vi något kvar att betala till er?", ADA, "balance", "/"],
    ["är det nåt som gått över förfallodagen", ADA, "invoices", "/invoices", "INV-1043"],
    ["har ni fått våra pengar", ADA, "payments", "/payments"],
    ["vilka fler i mitt team kommer åt C-1002", ADA, "access", "/contracts/C-1002", "cora@acme.example"],
    ["sista dagen att stänga av autoförnyelsen för C-1001?", ADA, "renewal", "/contracts/C-1001"],
    ["kommer C-1004 att förnyas av sig självt", ADA, "renewal", "/contracts/C-1004"],
    ["hur länge löper C-1001", ADA, "contract", "/contracts/C-1001"],
    ["finns det nån på Fjord som ansvarar för oss", ADA, "helpers", "/help/contact-us", "Anna"],
    ["jag behöver ett nummer att ringa till", ADA, "helpers", "/help/contact-us"],
    ["var hittar jag kvitot på det vi betalat", ADA, "article", "/help/payments-and-refunds"],
    ["vi har flyttat, hur ger jag er nya adressen", ADA, "article", "/help/billing-address"],
    ["beloppet på fakturan stämmer inte, vad gör jag", ADA, "article", "/help/dispute-an-invoice"],
    ["kan man dela upp en faktura på två betalningar", ADA, "article", "/help/pay-in-part"],
    ["en kollega har slutat, hur plockar jag bort honom", ADA, "article", "/help/remove-somebody"],
    ["finns det några offerter att skriva på", FAY, "quotes", "/quotes", "Q-701"],
    ["när drar ni pengar nästa gång", ADA, "next_billing", "/"],
    ["hur mycket är Cedar Partners skyldiga er", BEN, "others"],
    ["vad heter Norges huvudstad", BEN, "unknown"],
  ],
};
