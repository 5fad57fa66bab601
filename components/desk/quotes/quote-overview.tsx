import type { DeskQuote } from "@/lib/desk/quotes/types";
import { accountPath } from "@/lib/desk/rules";
import { formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Card } from "../../ui/card";
import { DescriptionList } from "../../ui/description-list";
import { TextLink } from "../../ui/text-link";

/** What the quote is about, and what became of it. */
export async function QuoteOverview({ quote }: { quote: DeskQuote }) {
  const [t, locale] = await Promise.all([getTranslations("desk.quotes"), getLocale()]);
  const {
    accountId,
    account,
    billGroup,
    seller,
    contractNumber: number,
    isNewContract,
    createdOn,
    publishedOn,
  } = quote;
  const { expiresOn, startsOn, endsOn, endedOn, createdBy, orderNumber } = quote;
  const day = (date: typeof endsOn) => formatPlainDate(date, locale);
  const from = startsOn ? day(startsOn) : t("from_acceptance");
  return (
    <Card title={t("overview")}>
      <DescriptionList
        items={[
          { term: t("account"), value: <TextLink href={accountPath(accountId)}>{account}</TextLink> },
          { term: t("bill_group"), value: billGroup },
          { term: t("contract"), value: isNewContract ? t("new_contract", { number }) : number },
          { term: t("seller"), value: seller },
          { term: t("term"), value: t("term_of", { from, to: day(endsOn) }) },
          { term: t("written"), value: day(createdOn) },
          ...(publishedOn ? [{ term: t("offered"), value: day(publishedOn) }] : []),
          { term: t("holds_until"), value: day(expiresOn) },
          ...(endedOn ? [{ term: t("ended"), value: day(endedOn) }] : []),
          ...(createdBy ? [{ term: t("made_by"), value: createdBy }] : []),
          ...(orderNumber ? [{ term: t("order"), value: orderNumber }] : []),
          ...decline(quote, t),
        ]}
      />
    </Card>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<"desk.quotes">>>;

function decline({ status, endedBy: name, declineReason, isReasonErased }: DeskQuote, t: Words) {
  if (status !== "declined") return [];
  const by = { term: t("declined"), value: name ? t("declined_by", { name }) : t("declined") };
  if (isReasonErased) return [by, { term: t("decline_reason"), value: <Erased /> }];
  return declineReason ? [by, { term: t("decline_reason"), value: declineReason }] : [by];
}

async function Erased() {
  return <span className="text-muted">{(await getTranslations("quotes"))("reason_erased")}</span>;
}
