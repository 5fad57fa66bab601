import { refusalsCsvPath } from "@/lib/imports/runs/rules";
import type { RunDetails } from "@/lib/imports/runs/types";
import type { ReasonKey } from "@/lib/platform/decision";
import { DEFAULT_LOCALE, isLocale } from "@/lib/platform/locales";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { explain } from "@/lib/platform/translate";
import { DownloadIcon } from "../ui/icons";
import { LinkButton } from "../ui/link-button";
import { Section } from "../ui/section";
import { Table } from "../ui/table";

/** Every row that would be refused and why: the first here, all in the file [DSK-5]. */
export async function RefusalTable({ details: { run, refusals } }: { details: RunDetails }) {
  const [t, locale] = await Promise.all([getTranslations("imports_desk"), getLocale()]);
  if (refusals.length === 0) return null;
  const reader = isLocale(locale) ? locale : DEFAULT_LOCALE;
  return (
    <Section
      title={t("refusals")}
      description={t("refusals_hint", { shown: refusals.length })}
      actions={
        <LinkButton href={refusalsCsvPath(run.id)} plain>
          <DownloadIcon />
          {t("refusals_csv")}
        </LinkButton>
      }
    >
      <Table
        caption={t("refusals")}
        rows={refusals.map((refusal, nth) => ({ ...refusal, nth }))}
        rowKey={({ nth }) => String(nth)}
        columns={[
          { id: "line", header: t("line"), kind: "title", cell: ({ line }) => line },
          { id: "external", header: t("external_id"), cell: ({ externalId }) => externalId ?? "–" },
          { id: "field", header: t("field"), cell: ({ field }) => field || "–" },
          {
            ...{ id: "reason", header: t("reason") },
            cell: ({ reason, params }) => explain({ reason: reason as ReasonKey, params }, reader),
          },
        ]}
      />
    </Section>
  );
}
