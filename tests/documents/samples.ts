import type { DocumentLine, DocumentTotals, InvoiceDocument, ReceiptDocument } from "@/lib/invoices/document/types";
import { plainDate } from "@/lib/platform/dates";
import { money } from "@/lib/platform/money";

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1c6094"/></svg>';

export const sek = (minor: bigint) => money(minor, "SEK");

export const aLine = (over: Partial<DocumentLine> = {}): DocumentLine => ({
  position: "1",
  description: "Cloud storage, standard tier",
  details: null,
  quantity: "12",
  unit: "TB",
  unitPrice: "99.50",
  amount: sek(119_400n),
  taxLabel: "25 %",
  ...over,
});

export const lines = (count: number): DocumentLine[] =>
  Array.from({ length: count }, (_, index) =>
    aLine({ position: `${index + 1}`, description: `Cloud storage, month ${index + 1}` }),
  );

export const totals = (payable: bigint, currency = "SEK", over: Partial<DocumentTotals> = {}): DocumentTotals => {
  const [all, none] = [money(payable, currency), money(0n, currency)];
  const zeros = { allowances: none, charges: none, tax: none, prepaid: none, rounding: none };
  return { ...zeros, lines: all, net: all, total: all, payable: all, ...over };
};

export const anInvoice = (over: Partial<InvoiceDocument> = {}): InvoiceDocument => ({
  kind: "invoice",
  locale: "en",
  number: "INV-1042",
  issuedOn: plainDate("2026-11-02"),
  dueOn: plainDate("2026-12-02"),
  currency: "SEK",
  poNumber: "PO-77812",
  contractNumber: "C-1001",
  buyerReference: "Anna Lindqvist",
  quoteNumber: "Q-3005",
  correctedInvoice: null,
  seller: {
    name: "Fjord Cloud AB",
    addressLines: ["Strandvägen 7", "114 56 Stockholm"],
    taxId: "SE556677889901",
    registrationNumber: "556677-8899",
    email: "billing@fjordcloud.example",
    phone: "+46 8 123 45 67",
    logo: LOGO,
    color: "#1c6094",
  },
  billTo: {
    name: "Northwind Traders Ltd",
    addressLines: ["12 Long Street", "London EC1A 1BB"],
    taxId: "GB123456789",
    registrationNumber: null,
    contact: "Accounts payable",
  },
  lines: [aLine()],
  adjustments: [],
  taxes: [{ label: "VAT 25 %", base: sek(119_400n), amount: sek(29_850n), note: null }],
  totals: totals(149_250n, "SEK", { lines: sek(119_400n), net: sek(119_400n), tax: sek(29_850n) }),
  payTo: {
    bankName: "Nordic Bank",
    accountHolder: "Fjord Cloud AB",
    accountNumber: "SE35 5000 0000 0549 1000 0003",
    bankCode: "NDEASESS",
    reference: "INV-1042",
  },
  terms: "30 days net.",
  notes: ["Thank you for your business."],
  ...over,
});

export const aReceipt = (over: Partial<ReceiptDocument> = {}): ReceiptDocument => ({
  locale: "en",
  number: "R-5001",
  paidOn: plainDate("2026-11-20"),
  currency: "SEK",
  method: "Visa ending in 4242",
  reference: "PAY-77",
  seller: anInvoice().seller,
  receivedFrom: anInvoice().billTo,
  allocations: [
    {
      invoiceNumber: "INV-1042",
      issuedOn: plainDate("2026-11-02"),
      invoiceTotal: sek(149_250n),
      amount: sek(149_250n),
    },
    { invoiceNumber: "INV-1043", issuedOn: null, invoiceTotal: null, amount: sek(50n) },
  ],
  total: sek(149_300n),
  notes: [],
  ...over,
});

/** An invoice in which every text is this one. */
export function invoiceSaying(text: string): InvoiceDocument {
  const party = { name: text, addressLines: [text, text], taxId: text, registrationNumber: text, contact: text };
  const base = anInvoice();
  return {
    ...base,
    number: text,
    poNumber: text,
    contractNumber: text,
    buyerReference: text,
    quoteNumber: text,
    correctedInvoice: text,
    seller: { ...base.seller, ...party, email: text, phone: text, logo: text, color: text },
    billTo: party,
    lines: [
      aLine({
        position: text,
        description: text,
        details: text,
        quantity: text,
        unit: text,
        unitPrice: text,
        taxLabel: text,
      }),
    ],
    adjustments: [{ kind: "charge", reason: text, amount: sek(1n), taxLabel: text }],
    taxes: [{ label: text, base: sek(1n), amount: sek(1n), note: text }],
    payTo: { bankName: text, accountHolder: text, accountNumber: text, bankCode: text, reference: text },
    terms: text,
    notes: [text, text],
  };
}
