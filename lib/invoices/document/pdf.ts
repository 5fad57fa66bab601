import { createHash } from "node:crypto";
import PDFDocument from "pdfkit";
import { type PlainDate, toDateColumn } from "@/lib/platform/dates";
import type { Locale } from "@/lib/platform/locales";
import { inThread } from "@/lib/platform/threads";
import { drawInvoice, invoiceTitle } from "./invoice";
import { drawOffer, offerTitle } from "./offer";
import { drawQuote, quoteTitle } from "./quote";
import { drawReceipt, receiptTitle } from "./receipt";
import { Sheet } from "./sheet";
import type { InvoiceDocument, OfferDocument, QuoteDocument, ReceiptDocument } from "./types";

const FILE = "lib/invoices/document/pdf";

/** The same document gives the same bytes, whenever and wherever it is made [INV-2, F1]. */
export const renderInvoicePdf = (invoice: InvoiceDocument): Promise<Buffer> =>
  inThread({ file: FILE, name: "drawInvoicePdf" }, invoice, drawInvoicePdf);

export const renderReceiptPdf = (receipt: ReceiptDocument): Promise<Buffer> =>
  inThread({ file: FILE, name: "drawReceiptPdf" }, receipt, drawReceiptPdf);

export const renderQuotePdf = (quote: QuoteDocument): Promise<Buffer> =>
  inThread({ file: FILE, name: "drawQuotePdf" }, quote, drawQuotePdf);

export const renderOfferPdf = (offer: OfferDocument): Promise<Buffer> =>
  inThread({ file: FILE, name: "drawOfferPdf" }, offer, drawOfferPdf);

// What follows draws where it is called, for the threads, which find it by name.

export const drawInvoicePdf = (invoice: InvoiceDocument): Promise<Buffer> =>
  renderDocument(
    { title: invoiceTitle(invoice), date: invoice.issuedOn, locale: invoice.locale, content: invoice },
    (sheet) => drawInvoice(sheet, invoice),
  );

export const drawReceiptPdf = (receipt: ReceiptDocument): Promise<Buffer> =>
  renderDocument(
    { title: receiptTitle(receipt), date: receipt.paidOn, locale: receipt.locale, content: receipt },
    (sheet) => drawReceipt(sheet, receipt),
  );

export const drawQuotePdf = (quote: QuoteDocument): Promise<Buffer> =>
  renderDocument({ title: quoteTitle(quote), date: quote.signedOn, locale: quote.locale, content: quote }, (sheet) =>
    drawQuote(sheet, quote),
  );

export const drawOfferPdf = (offer: OfferDocument): Promise<Buffer> =>
  renderDocument({ title: offerTitle(offer), date: offer.offeredOn, locale: offer.locale, content: offer }, (sheet) =>
    drawOffer(sheet, offer),
  );

interface Cover {
  readonly title: string;
  readonly date: PlainDate;
  readonly locale: Locale;
  readonly content: object;
}

/** A document of any kind: the same content gives the same bytes. */
export function renderDocument(cover: Cover, draw: (sheet: Sheet) => void): Promise<Buffer> {
  const pdf = new PDFDocument(optionsFor(cover));
  pdf.on("pageAdded", () => drawAtOnce(pdf.page));
  return new Promise((resolve, reject) => {
    // How a file begins was said at once.
    const chunks: Uint8Array[] = [pdf.read()];
    // The whole is wanted: tens of thousands of pieces would go through the stream's queue one by one.
    pdf.push = (chunk: Uint8Array | null) => {
      // In a turn of its own: a thread takes its next task within this one, and all that drew this document would be kept for
      // as long as there is a next.
      if (chunk === null) setImmediate(() => resolve(Buffer.concat(chunks)));
      else chunks.push(chunk);
      return true;
    };
    pdf.on("error", reject);
    draw(new Sheet(pdf));
    pdf.end();
  });
}

/** Keeps what is drawn on a page as text until the page is done: pdfkit makes bytes of each operator, a hundred in a row. */
function drawAtOnce(given: PDFKit.PDFPage): void {
  // pdfkit's types leave both out.
  const page = given as unknown as { write: (operators: string | Uint8Array) => void; end: () => void };
  const [write, end] = [page.write.bind(page), page.end.bind(page)];
  const drawn: string[] = [];
  page.write = (operators) => {
    drawn.push(typeof operators === "string" ? operators : Buffer.from(operators).toString("latin1"));
  };
  page.end = () => {
    write(Buffer.from(`${drawn.join("\n")}\n`, "latin1"));
    end();
  };
}

/** pdfkit derives the file's identifier from `info`: with the content's fingerprint in it, another content is another file. */
function optionsFor({ title, date, locale, content }: Cover): PDFKit.PDFDocumentOptions {
  const info = { Title: metadataText(title), CreationDate: toDateColumn(date), Fingerprint: fingerprintOf(content) };
  const options = {
    size: "A4",
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: "1.7",
    tagged: true,
    lang: locale,
    displayTitle: true,
    info,
    // Else pdfkit opens one of the standard fourteen, which cannot be embedded, for nothing.
    font: null,
  };
  return options as unknown as PDFKit.PDFDocumentOptions;
}

/** pdfkit writes it into XML as it is. */
const metadataText = (text: string): string => text.replace(/[<>&]/g, " ").slice(0, 200);

const fingerprintOf = (content: object): string =>
  createHash("sha256")
    .update(JSON.stringify(content, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value)))
    .digest("hex");
