import { deskDisputePath } from "@/lib/collections/disputes/rules";
import { deskFilePath } from "@/lib/desk/collections/rules";
import type { ToldRow } from "@/lib/desk/collections/types";
import { deskInvoicePath } from "@/lib/invoices/rules";
import { formatMoney, formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { ActivityState } from "../../collections/collections-activity";
import { FileLink } from "../../files/file-link";
import { CalendarDate } from "../../ui/calendar-date";
import { Table } from "../../ui/table";
import { TextLink } from "../../ui/text-link";

/** What customers told, or were sent: one kind at a time. */
export async function ToldTable({ rows, title }: { rows: readonly ToldRow[]; title: string }) {
  const [t, tDesk, locale] = await Promise.all([
    getTranslations("collections"),
    getTranslations("desk.collections"),
    getLocale(),
  ]);
  return (
    <Table
      caption={title}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { id: "what", header: t("what"), kind: "title", cell: (row) => <What row={row} /> },
        { id: "account", header: tDesk("account"), cell: ({ account }) => account },
        {
          id: "invoice",
          header: t("invoice"),
          cell: ({ invoice, reference }) => <TextLink href={deskInvoicePath(reference)}>{invoice}</TextLink>,
        },
        { id: "on", header: t("on"), cell: ({ on }) => <CalendarDate date={on} locale={locale} /> },
        { id: "who", header: t("who"), cell: ({ who }) => who ?? "–" },
        { id: "state", header: t("state"), cell: (row) => <ActivityState row={row} /> },
      ]}
    />
  );
}

async function What({ row }: { row: ToldRow }) {
  const [t, tDisputes, tTransfers, locale] = await Promise.all([
    getTranslations("collections"),
    getTranslations("disputes"),
    getTranslations("transfers"),
    getLocale(),
  ]);
  if (row.kind === "dispute") {
    const about = tDisputes(`kind_${row.about}`);
    return <TextLink href={deskDisputePath(row.id)}>{t("disputed", { about })}</TextLink>;
  }
  const amount = formatMoney(row.amount, locale);
  if (row.kind === "reminder") return t("reminder", { nth: row.nth, amount });
  const day = formatPlainDate(row.kind === "promise" ? row.promisedOn : row.sentOn, locale);
  if (row.kind === "promise") return t("promised", { amount, day });
  return (
    <>
      {t("sent", { amount, day })}
      {row.bankReference && (
        <span className="block text-sm font-normal text-muted wrap-anywhere">
          {tTransfers("with_reference", { reference: row.bankReference })}
        </span>
      )}
      {row.files.map((file) => (
        <span key={file.id} className="block font-normal">
          <FileLink file={file} href={deskFilePath} />
        </span>
      ))}
    </>
  );
}
