import { readLogo } from "@/lib/branding/queries";
import { renderQuotePdf } from "@/lib/invoices/document/pdf";
import { partyOf } from "@/lib/invoices/document/queries";
import type { QuoteDocument } from "@/lib/invoices/document/types";
import { readIssuingParties } from "@/lib/invoices/issuing/queries";
import type { Tx } from "@/lib/platform/db";
import { sha256 } from "@/lib/platform/hash";
import { newId } from "@/lib/platform/ids";
import { money, toDecimal } from "@/lib/platform/money";
import { translator } from "@/lib/platform/translate";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { firstDay, renewalDates } from "../rules";
import type { AcceptQuoteInput } from "../schema";
import type { Ordered } from "../types";

interface Signed {
  readonly ordered: Ordered;
  readonly contract: { readonly id: string; readonly number: string };
  readonly order: { readonly number: string };
  readonly input: AcceptQuoteInput;
}

/**
 * Keeps the quote as it was signed, to the byte, with who signed it, when and from where, and its SHA-256 [QUO-2, INV-6];
 * through the system's door.
 */
export async function keepSigned(tx: Tx, ctx: ViewerCtx, signed: Signed): Promise<void> {
  const { ordered, contract, input } = signed;
  const pdf = await renderQuotePdf(await documentOf(tx, ctx, signed));
  await tx.signedQuote.create({
    data: {
      ...{ id: newId(), accountId: ordered.accountId, contractId: contract.id, number: ordered.number },
      ...{ sellerEntityId: ordered.sellerEntityId, signerName: input.signerName, signerTitle: input.signerTitle },
      ...{ signerEmail: ctx.viewer.email, signedFrom: ctx.network, signedAt: ordered.now, pdf: new Uint8Array(pdf) },
      pdfSha256: new Uint8Array(sha256(pdf)),
    },
  });
}

/** Everything that was read before signing, and the signature. */
async function documentOf(tx: Tx, ctx: ViewerCtx, { ordered, contract, order, input }: Signed): Promise<QuoteDocument> {
  const { number, locale, today, now, timeZone, billGroupId, currency, logoUrl, color, lines, total, terms } = ordered;
  const { startsOn, endsOn: to, taxRate: rate, net, tax: amount } = ordered;
  const { billTo, billedBy } = await readIssuingParties(tx, { billGroupId, contractId: contract.id, currency });
  const { email, phone } = billedBy;
  const t = translator(locale);
  const renewal = renewalDates(ordered, locale);
  return {
    ...{ locale, number, contractNumber: contract.number, signedOn: today, total, terms },
    renewal: renewal && t("quotes.renews", renewal),
    ...{ service: { from: firstDay(startsOn, today), to }, poNumber: input.poNumber, orderNumber: order.number },
    tax: rate === null ? null : { net, amount, rate },
    seller: { ...partyOf(billedBy), email, phone, color, logo: await readLogo(tx, logoUrl) },
    customer: { ...partyOf(billTo), contact: input.signerName },
    lines: lines.map(({ description, quantity, monthlyMinor, amountMinor }) => ({
      ...{ description, quantity: String(quantity), unitPrice: toDecimal(money(monthlyMinor, currency)) },
      amount: money(amountMinor, currency),
    })),
    signature: {
      ...{ name: input.signerName, title: input.signerTitle, email: ctx.viewer.email, from: ctx.network },
      ...{ at: now, timeZone },
      agreement: t("document.quote_agreed", { customer: billTo.name }),
    },
  };
}
