import { formatInstant } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import type { TryRow } from "@/lib/webhooks/types";
import { Section } from "../ui/section";
import { Table } from "../ui/table";

/** What became of each try, the newest first. */
export async function DeliveryTries({ log }: { log: readonly TryRow[] }) {
  const [t, locale] = await Promise.all([getTranslations("webhooks"), getLocale()]);
  return (
    <Section title={t("tries_title")}>
      {log.length === 0 ? (
        <p className="text-muted">{t("no_tries")}</p>
      ) : (
        <Table
          caption={t("tries_title")}
          rows={log}
          rowKey={({ id }) => id}
          columns={[
            { id: "at", header: t("when"), kind: "title", cell: ({ at }) => formatInstant(at, locale, "UTC") },
            { id: "code", header: t("answer"), cell: ({ responseCode }) => responseCode ?? t("no_answer") },
            {
              id: "took",
              header: t("took"),
              kind: "number",
              cell: ({ milliseconds: count }) => t("milliseconds", { count }),
            },
            {
              id: "excerpt",
              header: t("excerpt"),
              cell: ({ excerpt }) => <span className="font-mono text-sm wrap-anywhere">{excerpt || "–"}</span>,
            },
          ]}
        />
      )}
    </Section>
  );
}
