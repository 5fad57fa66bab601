import type { DeskRequest } from "@/lib/desk/requests/types";
import { accountPath } from "@/lib/desk/rules";
import { formatInstant } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { deskQuotePath } from "@/lib/quotes/rules";
import { requestSummary } from "../../requests/request-summary";
import { Card } from "../../ui/card";
import { DescriptionList } from "../../ui/description-list";
import { TextLink } from "../../ui/text-link";

/** What was asked, by whom, and what came of it. */
export async function RequestOverview({ request }: { request: DeskRequest }) {
  const [t, locale] = await Promise.all([getTranslations("product_requests"), getLocale()]);
  const { accountId, account, billGroup, contractNumber, who, askedAt, endedAt, timeZone } = request;
  const { note, isNoteErased, answer, answeredBy, quoteNumber } = request;
  const words = (text: string) => <span className="whitespace-pre-wrap">{text}</span>;
  return (
    <Card title={t("facts_title")}>
      <DescriptionList
        items={[
          { term: t("asked"), value: await requestSummary(request) },
          {
            term: t("bill_group"),
            value: (
              <>
                <TextLink href={accountPath(accountId)}>{account}</TextLink> · {billGroup}
              </>
            ),
          },
          { term: t("contract"), value: contractNumber ?? t("no_contract") },
          { term: t("asked_by"), value: who },
          { term: t("asked_at"), value: formatInstant(askedAt, locale, timeZone) },
          ...(note ? [{ term: t("note"), value: words(note) }] : []),
          ...(isNoteErased ? [{ term: t("note"), value: <span className="text-muted">{t("note_erased")}</span> }] : []),
          ...(endedAt ? [{ term: t("ended_at"), value: formatInstant(endedAt, locale, timeZone) }] : []),
          ...(answeredBy ? [{ term: t("answered_by"), value: answeredBy }] : []),
          ...(answer ? [{ term: t("answer"), value: words(answer) }] : []),
          ...(quoteNumber
            ? [{ term: t("quote"), value: <TextLink href={deskQuotePath(quoteNumber)}>{quoteNumber}</TextLink> }]
            : []),
        ]}
      />
    </Card>
  );
}
