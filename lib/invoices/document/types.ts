import type { PlainDate } from "@/lib/platform/dates";
import type { Locale } from "@/lib/platform/locales";
import type { Money } from "@/lib/platform/money";

/** The seller as the document names it. */
export interface DocumentSeller {
  readonly name: string;
  readonly addressLines: readonly string[];
  readonly taxId: string | null;
  readonly registrationNumber: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** The text of one of our own SVG files, or a PNG that we made of what somebody uploaded: never a file as it was sent. */
  readonly logo: string | Uint8Array | null;
  /** `#rrggbb` */
  readonly color: string;
}

/** The buyer as the document names it. */
export interface DocumentParty {
  readonly name: string;
  readonly addressLines: readonly string[];
  readonly taxId: string | null;
  readonly registrationNumber: string | null;
  readonly contact: string | null;
}

export interface DocumentLine {
  readonly position: string;
  readonly description: string;
  readonly details: string | null;
  /** A plain decimal, `-1234.5`. */
  readonly quantity: string;
  readonly unit: string | null;
  /** A plain decimal in the document's currency, with up to six decimals. */
  readonly unitPrice: string;
  readonly amount: Money;
  readonly taxLabel: string | null;
}

/** An allowance's amount is positive, and the document subtracts it. */
export interface DocumentAdjustment {
  readonly kind: "allowance" | "charge";
  readonly reason: string | null;
  readonly amount: Money;
  readonly taxLabel: string | null;
}

export interface DocumentTax {
  readonly label: string;
  readonly base: Money;
  readonly amount: Money;
  /** Why no tax is taken. */
  readonly note: string | null;
}

export interface DocumentTotals {
  readonly lines: Money;
  readonly allowances: Money;
  readonly charges: Money;
  readonly net: Money;
  readonly tax: Money;
  readonly total: Money;
  /** Paid before the document was issued; what is paid afterwards never shows in it [INV-2]. */
  readonly prepaid: Money;
  readonly rounding: Money;
  readonly payable: Money;
}

export interface DocumentBankAccount {
  readonly bankName: string | null;
  readonly accountHolder: string | null;
  readonly accountNumber: string;
  readonly bankCode: string | null;
  readonly reference: string | null;
}

/** An invoice or credit memo as issued. Everything that its PDF shows is in here, and nothing about payments [INV-2]. */
export interface InvoiceDocument {
  readonly kind: "invoice" | "credit_memo";
  /** The language of the document, which is not always its reader's. */
  readonly locale: Locale;
  readonly number: string;
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate | null;
  readonly currency: string;
  readonly poNumber: string | null;
  readonly contractNumber: string | null;
  readonly buyerReference: string | null;
  readonly quoteNumber: string | null;
  /** The number of the invoice that a credit memo corrects. */
  readonly correctedInvoice: string | null;
  readonly seller: DocumentSeller;
  readonly billTo: DocumentParty;
  readonly lines: readonly DocumentLine[];
  readonly adjustments: readonly DocumentAdjustment[];
  readonly taxes: readonly DocumentTax[];
  readonly totals: DocumentTotals;
  readonly payTo: DocumentBankAccount | null;
  readonly terms: string | null;
  readonly notes: readonly string[];
}

export interface ReceiptAllocation {
  readonly invoiceNumber: string;
  readonly issuedOn: PlainDate | null;
  readonly invoiceTotal: Money | null;
  readonly amount: Money;
}

/** What was received in one payment, and which invoices it went to. */
export interface ReceiptDocument {
  readonly locale: Locale;
  readonly number: string;
  readonly paidOn: PlainDate;
  readonly currency: string;
  /** In words: "Visa ending in 4242". */
  readonly method: string | null;
  readonly reference: string | null;
  readonly seller: DocumentSeller;
  readonly receivedFrom: DocumentParty;
  readonly allocations: readonly ReceiptAllocation[];
  readonly total: Money;
  readonly notes: readonly string[];
}

/** A quote as it was signed. */
export interface QuoteDocument {
  readonly locale: Locale;
  readonly number: string;
  readonly contractNumber: string;
  readonly signedOn: PlainDate;
  readonly seller: DocumentSeller;
  readonly customer: DocumentParty;
  /** What is ordered from when to when; null where the lines are paid once. */
  readonly service: { readonly from: PlainDate; readonly to: PlainDate } | null;
  readonly poNumber: string | null;
  /** What it was ordered as. */
  readonly orderNumber: string | null;
  readonly lines: readonly Pick<DocumentLine, "description" | "quantity" | "unitPrice" | "amount">[];
  /** Null where no tax is charged: then the lines make the total. */
  readonly tax: { readonly net: Money; readonly amount: Money; readonly rate: string } | null;
  readonly total: Money;
  readonly terms: string | null;
  /** That the contract which it makes renews, in the document's language; null where it makes none. */
  readonly renewal: string | null;
  readonly signature: {
    /** What was agreed to, word for word. */
    readonly agreement: string;
    readonly name: string;
    readonly title: string;
    readonly email: string;
    readonly at: Date;
    readonly timeZone: string;
    /** The network address it came from. */
    readonly from: string;
  };
}

/** A quote that nobody has signed: an offer, with what it comes to and until when it holds [QUO-1]. */
export interface OfferDocument {
  readonly locale: Locale;
  readonly number: string;
  readonly title: string;
  readonly contractNumber: string;
  readonly offeredOn: PlainDate;
  readonly expiresOn: PlainDate;
  /** The service's last day. */
  readonly endsOn: PlainDate;
  /** Whether it holds, and through which day, in the document's language. */
  readonly standing: string;
  readonly seller: DocumentSeller;
  readonly customer: DocumentParty;
  readonly lines: readonly {
    readonly description: string;
    readonly quantity: number;
    /** With discounts: of one unit; of the line where the price is flat or a percentage. */
    readonly monthly: Money;
    readonly list: Money;
    /** Hundredths of a percent off the list price. */
    readonly discountPoints: number;
    readonly amount: Money;
  }[];
  readonly net: Money;
  readonly tax: Money;
  /** Percent as text; null where no tax is charged. */
  readonly taxRate: string | null;
  readonly total: Money;
  readonly terms: string | null;
  /** That the contract which it makes renews, in the document's language; null where it makes none. */
  readonly renewal: string | null;
  readonly message: string | null;
}
