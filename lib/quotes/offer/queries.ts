import { readLogo } from "@/lib/branding/queries";
import { partyOf } from "@/lib/invoices/document/queries";
import type { OfferDocument } from "@/lib/invoices/document/types";
import { viewerReading } from "@/lib/platform/db";
import { formatPlainDate, formatTimeZone } from "@/lib/platform/format";
import { translator } from "@/lib/platform/translate";
import type { Viewer } from "@/lib/platform/viewer";
import { renewalDates } from "@/lib/quotes/acceptance/rules";
import { readQuote } from "../queries";
import type { QuoteDetails } from "../types";

/** What the document of one of the viewer's quotes shows where nobody has signed it, in the account's language. @throws DomainError NOT_FOUND */
export const getOfferDocument = (viewer: Viewer, number: string): Promise<OfferDocument> =>
  viewerReading(viewer, async (tx) => {
    const quote = await readQuote(tx, viewer, number);
    const [brand] = await tx.$queryRaw<[{ logoUrl: string | null; color: string }]>`
      SELECT logo_url AS "logoUrl", brand_color AS color FROM seller_entity WHERE id = ${quote.sellerEntityId}::uuid`;
    const { locale, title, contractNumber, publishedOn: offeredOn, expiresOn, endsOn, billTo, billedBy } = quote;
    const { lines, net, tax, taxRate, total, terms, message } = quote;
    const { email, phone } = billedBy;
    const renewal = renewalDates(quote, locale);
    return {
      ...{ locale, number, title, contractNumber, offeredOn, expiresOn, endsOn, standing: standingOf(quote) },
      renewal: renewal && translator(locale)("quotes.renews", renewal),
      ...{ lines, net, tax, taxRate, total, terms, message },
      seller: {
        ...partyOf(billedBy),
        email,
        phone,
        color: brand.color,
        logo: await readLogo(tx, brand.logoUrl),
      },
      customer: { ...partyOf(billTo), contact: billTo.email },
    };
  });

function standingOf({ status, expiresOn, endedOn, timeZone, locale }: QuoteDetails): string {
  const t = translator(locale);
  const day = (date: typeof expiresOn) => formatPlainDate(date, locale, "long");
  if (status === "declined" || status === "withdrawn")
    return t(`document.offer_${status}`, { date: day(endedOn ?? expiresOn) });
  if (status === "expired") return t("document.offer_expired", { date: day(expiresOn) });
  return t("document.offer_holds", { date: day(expiresOn), zone: formatTimeZone(timeZone) });
}
