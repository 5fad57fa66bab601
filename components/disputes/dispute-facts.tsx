import type { DisputeDetails, DisputePage } from "@/lib/collections/disputes/types";
import { formatInstant } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";

interface DisputeFactsProps {
  dispute: DisputeDetails;
  timeZone: DisputePage["timeZone"];
}

/** What is disputed and since when; once it has ended, how and why. */
export async function DisputeFacts({ dispute, timeZone }: DisputeFactsProps) {
  const [t, locale] = await Promise.all([getTranslations("disputes"), getLocale()]);
  const { kind, line, openedAt, ended, entries } = dispute;
  // Withdrawing says why: where its words are gone, they went with the others.
  const isErased =
    ended?.ending === "withdrawn" && !ended.note && entries[0]?.file === null && entries[0].text === null;
  const endedAt = ended ? formatInstant(ended.at, locale, timeZone) : "";
  const about = line ? t("line_one", { position: line.position, description: line.description }) : t("line_all");
  return (
    <Card title={t("facts")}>
      <DescriptionList
        items={[
          { term: t("why"), value: t(`kind_${kind}`) },
          { term: t("about"), value: about },
          { term: t("opened_at"), value: formatInstant(openedAt, locale, timeZone) },
          ...(ended
            ? [
                {
                  term: t("ended_at"),
                  value: (
                    <div className="flex flex-col gap-1">
                      <p className="font-medium">{t(`ended_${ended.ending ?? "plain"}`)}</p>
                      {isErased && <p className="text-muted">{t("text_erased")}</p>}
                      {ended.note && <p className="wrap-anywhere whitespace-pre-line">{ended.note}</p>}
                      <p className="text-sm text-muted">
                        {ended.who ? t("ended_by", { who: ended.who, at: endedAt }) : endedAt}
                      </p>
                    </div>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}
