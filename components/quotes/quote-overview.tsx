import { contractPath } from "@/lib/contracts/rules";
import { formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import type { QuoteDetails } from "@/lib/quotes/types";
import { CalendarDate } from "../ui/calendar-date";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { TextLink } from "../ui/text-link";

/** What the quote is about, and whom it would be billed to while it can still be accepted. */
export async function QuoteOverview({ quote }: { quote: QuoteDetails }) {
  const [t, locale] = await Promise.all([getTranslations("quotes"), getLocale()]);
  const { account, billGroup, seller, publishedOn, expiresOn, startsOn, endsOn, poNumber, billTo, createdBy } = quote;
  const from = startsOn ? formatPlainDate(startsOn, locale) : t("from_acceptance");
  const isWaiting = quote.status === "published";
  return (
    <Card title={t("overview")}>
      <DescriptionList
        items={[
          { term: t("contract"), value: <Contract quote={quote} /> },
          { term: t("term"), value: t("term_of", { from, to: formatPlainDate(endsOn, locale) }) },
          { term: t("offered"), value: <CalendarDate date={publishedOn} locale={locale} /> },
          { term: t("holds_until"), value: <CalendarDate date={expiresOn} locale={locale} /> },
          ...(createdBy ? [{ term: t("made_by"), value: createdBy }] : []),
          { term: t("account"), value: account },
          { term: t("bill_group"), value: billGroup },
          { term: t("seller"), value: seller },
          ...(isWaiting && poNumber ? [{ term: t("po_number"), value: poNumber }] : []),
          ...(isWaiting ? [{ term: t("bill_to"), value: <BilledTo lines={[billTo.name, ...billTo.lines]} /> }] : []),
        ]}
      />
    </Card>
  );
}

async function Contract({ quote: { contractId, contractNumber } }: { quote: QuoteDetails }) {
  const t = await getTranslations("quotes");
  if (!contractId) return t("new_contract", { number: contractNumber });
  return <TextLink href={contractPath(contractNumber)}>{contractNumber}</TextLink>;
}

function BilledTo({ lines }: { lines: readonly string[] }) {
  return <span className="whitespace-pre-line">{lines.join("\n")}</span>;
}
