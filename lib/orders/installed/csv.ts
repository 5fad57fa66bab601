import { CSV_BATCH, type CsvFile, inBatches } from "@/lib/platform/csv";
import type { Locale } from "@/lib/platform/locales";
import { translator } from "@/lib/platform/translate";
import type { Viewer } from "@/lib/platform/viewer";
import { listInstalledBehind } from "./queries";
import type { InstalledFileRow } from "./types";

/** What is deployed in a bill group, all of it [QUO-4]. */
export function installedCsv(viewer: Viewer, billGroup: string, locale: Locale): CsvFile<InstalledFileRow> {
  const t = translator(locale);
  return {
    name: t("installed.file"),
    columns: [
      { header: t("orders.contract"), kind: "text", value: ({ contractNumber }) => contractNumber },
      { header: t("orders.number"), kind: "text", value: ({ orderNumber }) => orderNumber },
      { header: t("installed.product"), kind: "text", value: ({ product }) => product },
      { header: t("installed.edition"), kind: "text", value: ({ edition }) => edition },
      { header: t("installed.state"), kind: "text", value: ({ deployment }) => t(`installed.state_${deployment}`) },
      { header: t("installed.quantity"), kind: "number", value: ({ quantity }) => quantity },
      { header: t("orders.currency"), kind: "text", value: ({ price }) => price.currency },
      { header: t("installed.unit_price"), kind: "money", value: ({ unitPrice }) => unitPrice },
      { header: t("installed.price"), kind: "money", value: ({ price }) => price },
      { header: t("installed.starts"), kind: "date", value: ({ startsOn }) => startsOn },
      { header: t("installed.ends"), kind: "date", value: ({ endsOn }) => endsOn },
    ],
    rows: inBatches((last: InstalledFileRow | null) =>
      listInstalledBehind(viewer, { billGroup, most: CSV_BATCH }, last),
    ),
  };
}
