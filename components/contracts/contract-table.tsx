import { contractPath } from "@/lib/contracts/rules";
import type { ContractRow } from "@/lib/contracts/types";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { CalendarDate } from "../ui/calendar-date";
import { Money } from "../ui/money";
import { Status } from "../ui/status";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { RenewalControl } from "./renewal-control";

/** The viewer's contracts, Auto Renewal in the last column [CON-1]. */
export async function ContractTable({ rows }: { rows: readonly ContractRow[] }) {
  const [t, locale] = await Promise.all([getTranslations("contracts"), getLocale()]);
  return (
    <Table
      caption={t("caption")}
      rows={rows}
      rowKey={(row) => row.number}
      columns={[
        {
          id: "number",
          header: t("number"),
          kind: "title",
          cell: (row) => (
            <>
              <TextLink href={contractPath(row.number)}>{row.number}</TextLink>
              <span className="block text-sm font-normal text-muted">{row.billGroup}</span>
            </>
          ),
        },
        { id: "seller", header: t("seller"), cell: (row) => row.seller },
        {
          id: "term",
          header: t("term"),
          cell: (row) => (
            <span>
              <CalendarDate date={row.startsOn} locale={locale} /> – <CalendarDate date={row.endsOn} locale={locale} />
            </span>
          ),
        },
        { id: "ends", header: t("ends"), cell: (row) => <CalendarDate date={row.endsOn} locale={locale} /> },
        { id: "value", header: t("value"), kind: "number", cell: (row) => <Money value={row.value} locale={locale} /> },
        {
          id: "status",
          header: t("status"),
          cell: (row) => <Status tone={row.status === "active" ? "good" : "neutral"}>{t(row.status)}</Status>,
        },
        {
          id: "auto-renewal",
          header: t("auto_renewal"),
          cell: (row) => <RenewalControl contract={row} />,
        },
      ]}
    />
  );
}
