import { createHash } from "node:crypto";
import { renderQuotePdf } from "@/lib/invoices/document/pdf";
import { partyOf } from "@/lib/invoices/document/queries";
import type { Party } from "@/lib/invoices/types";
import { readBrandDrawing } from "@/lib/platform/assets";
import { calendarDay } from "@/lib/platform/dates";
import type { Tx } from "@/lib/platform/db";
import { money } from "@/lib/platform/money";
import { translator } from "@/lib/platform/translate";
import { seedId } from "./ids";

/** Q-700 as Ada signed it, some days before the invoice that came of it. */
const SIGNED = {
  ...{ number: "Q-700", invoice: "INV-1042", name: "Ada Byron", title: "Chief Financial Officer" },
  ...{ email: "ada@acme.example", from: "203.0.113.24", daysBefore: 6 },
} as const;

/** The signed quote that the demo world keeps; its lines are its invoice's. */
export async function seedSignedQuotes(tx: Tx): Promise<void> {
  const invoice = await tx.invoice.findFirstOrThrow({
    where: { number: SIGNED.invoice },
    include: { lines: { orderBy: { rank: "asc" } }, sellerEntity: true, contract: true },
  });
  const { sellerEntity: seller, contract, currency } = invoice;
  const billedBy = invoice.billedBy as unknown as Party;
  const customer = invoice.billTo as unknown as Party;
  const at = new Date(invoice.issuedOn.getTime() - SIGNED.daysBefore * 86_400_000 + 17 * 3_600_000);
  const pdf = await renderQuotePdf({
    ...{ locale: "en", number: SIGNED.number, contractNumber: contract.number },
    signedOn: calendarDay(at, seller.timeZone),
    seller: {
      ...{ ...partyOf(billedBy), email: billedBy.email, phone: billedBy.phone, color: seller.brandColor },
      logo: await readBrandDrawing(seller.logoUrl),
    },
    customer: { ...partyOf(customer), contact: SIGNED.name },
    lines: invoice.lines.map(({ description, quantity, unitPrice, amountMinor }) => ({
      ...{ description, quantity: quantity.toFixed(), unitPrice: unitPrice.toFixed() },
      amount: money(amountMinor, currency),
    })),
    ...{ total: money(invoice.totalMinor, currency), tax: null, terms: null, renewal: null },
    ...{ service: null, poNumber: invoice.poNumber, orderNumber: null },
    signature: {
      ...{
        name: SIGNED.name,
        title: SIGNED.title,
        email: SIGNED.email,
        from: SIGNED.from,
        at,
        timeZone: seller.timeZone,
      },
      agreement: translator("en")("document.quote_agreed", { customer: customer.name }),
    },
  });
  await tx.signedQuote.create({
    data: {
      ...{ id: seedId("quote", SIGNED.number), accountId: invoice.accountId, contractId: invoice.contractId },
      ...{ sellerEntityId: seller.id, number: SIGNED.number, signerName: SIGNED.name, signerTitle: SIGNED.title },
      ...{ signerEmail: SIGNED.email, signedFrom: SIGNED.from, signedAt: at, pdf: new Uint8Array(pdf) },
      pdfSha256: new Uint8Array(createHash("sha256").update(pdf).digest()),
    },
  });
}
