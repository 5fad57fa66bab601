import type { ImportRun } from "@/lib/imports/runs/types";
import { formatInstant } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";

/** What a file is and what would become, or became, of its records. */
export async function RunFacts({ run }: { run: ImportRun }) {
  const [t, locale] = await Promise.all([getTranslations("imports_desk"), getLocale()]);
  const { kind, rows, verdicts, broughtBy, createdAt, endedAt } = run;
  const count = (value: number): string => t("count", { value });
  return (
    <Card className="max-w-[42rem]">
      <DescriptionList
        items={[
          { term: t("kind"), value: t(`kind_${kind}`) },
          { term: t("rows"), value: count(rows) },
          { term: t("new"), value: count(verdicts.new) },
          { term: t("changed"), value: count(verdicts.changed) },
          { term: t("unchanged"), value: count(verdicts.unchanged) },
          { term: t("refused"), value: count(verdicts.refused) },
          { term: t("brought_by"), value: broughtBy },
          { term: t("brought_at"), value: formatInstant(createdAt, locale, "UTC") },
          ...(endedAt ? [{ term: t("ended_at"), value: formatInstant(endedAt, locale, "UTC") }] : []),
        ]}
      />
    </Card>
  );
}
