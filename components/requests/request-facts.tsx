import type { RequestDetails } from "@/lib/catalog/requests/types";
import { contractPath } from "@/lib/contracts/rules";
import { formatInstant } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { quotePath } from "@/lib/quotes/rules";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { TextLink } from "../ui/text-link";
import { requestSummary } from "./request-summary";

/** What was asked, by whom, and what came of it. */
export async function RequestFacts({ request }: { request: RequestDetails }) {
  const [t, locale] = await Promise.all([getTranslations("product_requests"), getLocale()]);
  const {
    askedAt,
    endedAt,
    who,
    timeZone,
    contractNumber,
    billGroup,
    note,
    isNoteErased,
    answer,
    answeredBy,
    quoteNumber,
  } = request;
  const at = (instant: Date) => formatInstant(instant, locale, timeZone);
  return (
    <Card title={t("facts_title")}>
      <DescriptionList
        items={[
          { term: t("asked"), value: await requestSummary(request) },
          { term: t("bill_group"), value: billGroup },
          ...(contractNumber
            ? [
                {
                  term: t("contract"),
                  value: <TextLink href={contractPath(contractNumber)}>{contractNumber}</TextLink>,
                },
              ]
            : []),
          { term: t("asked_by"), value: who ?? t("somebody") },
          { term: t("asked_at"), value: at(askedAt) },
          ...(note ? [{ term: t("note"), value: <span className="whitespace-pre-wrap">{note}</span> }] : []),
          ...(isNoteErased ? [{ term: t("note"), value: <span className="text-muted">{t("note_erased")}</span> }] : []),
          ...(endedAt ? [{ term: t("ended_at"), value: at(endedAt) }] : []),
          ...(answeredBy ? [{ term: t("answered_by"), value: answeredBy }] : []),
          ...(answer ? [{ term: t("answer"), value: <span className="whitespace-pre-wrap">{answer}</span> }] : []),
          ...(quoteNumber
            ? [{ term: t("quote"), value: <TextLink href={quotePath(quoteNumber)}>{quoteNumber}</TextLink> }]
            : []),
        ]}
      />
    </Card>
  );
}
