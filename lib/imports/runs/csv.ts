import { CSV_BATCH, type CsvFile, inBatches } from "@/lib/platform/csv";
import type { ReasonKey } from "@/lib/platform/decision";
import type { Locale } from "@/lib/platform/locales";
import { explain, translator } from "@/lib/platform/translate";
import type { Refusal } from "../staging/types";
import { getRunDetails, listRefusalsAfter } from "./queries";

type Row = Refusal & { readonly id: string };

/** Why a file's rows are refused, as rows themselves [DSK-5, F2]. */
export async function refusalsCsv(id: string, locale: Locale): Promise<CsvFile<Row>> {
  const { run } = await getRunDetails(id);
  const t = translator(locale);
  return {
    name: `refused-${run.kind}`,
    columns: [
      { header: t("imports_desk.line"), kind: "number", value: ({ line }) => line },
      { header: t("imports_desk.external_id"), kind: "text", value: ({ externalId }) => externalId },
      { header: t("imports_desk.field"), kind: "text", value: ({ field }) => field },
      {
        ...{ header: t("imports_desk.reason"), kind: "text" },
        value: ({ reason, params }) => explain({ reason: reason as ReasonKey, params }, locale),
      },
    ],
    rows: inBatches<Row>((last) => listRefusalsAfter(run.id, last, CSV_BATCH)),
  };
}
