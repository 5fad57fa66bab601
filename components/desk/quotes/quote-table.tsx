import type { DeskQuoteRow } from "@/lib/desk/quotes/types";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { deskQuotePath } from "@/lib/quotes/rules";
import { QuoteStatus } from "../../quotes/quote-status";
import { CalendarDate } from "../../ui/calendar-date";
import { Money } from "../../ui/money";
import { Table } from "../../ui/table";
import { TextLink } from "../../ui/text-link";

/** The quotes of the desk's accounts, drafts too [DSK-4]. */
export async function QuoteTable({ rows }: { rows: readonly DeskQuoteRow[] }) {
  const [t, tQuotes, locale] = await Promise.all([
    getTranslations("desk.quotes"),
    getTranslations("quotes"),
    getLocale(),
  ]);
  return (
    <Table
      caption={t("title")}
      rows={rows}
      rowKey={({ number }) => number}
      wide
      columns={[
        {
          id: "number",
          header: t("number"),
          kind: "title",
          cell: ({ number }) => <TextLink href={deskQuotePath(number)}>{number}</TextLink>,
        },
        { id: "account", header: t("account"), cell: ({ account }) => account },
        {
          id: "name",
          header: t("name"),
          cell: ({ title, origin }) => (
            <span>
              {title}
              {origin === "customer" && <span className="block text-sm text-muted">{t("own")}</span>}
            </span>
          ),
        },
        {
          id: "contract",
          header: t("contract"),
          cell: ({ contractNumber, isNewContract }) =>
            isNewContract ? `${contractNumber} (${tQuotes("new_contract_short")})` : contractNumber,
        },
        { id: "status", header: t("status"), cell: ({ status }) => <QuoteStatus status={status} /> },
        {
          id: "expires",
          header: t("holds_until"),
          cell: ({ expiresOn }) => <CalendarDate date={expiresOn} locale={locale} />,
        },
        {
          id: "total",
          header: t("total"),
          kind: "number",
          cell: ({ total }) => <Money value={total} locale={locale} />,
        },
      ]}
    />
  );
}
