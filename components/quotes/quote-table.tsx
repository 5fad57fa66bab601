import { contractPath } from "@/lib/contracts/rules";
import { formatDaysAway } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { quotePath } from "@/lib/quotes/rules";
import type { QuoteRow } from "@/lib/quotes/types";
import { Badge } from "../ui/badge";
import { CalendarDate } from "../ui/calendar-date";
import { Money } from "../ui/money";
import { type Column, Table } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { QuoteStatus } from "./quote-status";

interface QuoteTableProps {
  rows: readonly QuoteRow[];
  caption: string;
  /** Those that wait for an answer: until when they hold, instead of how they ended. */
  waiting?: boolean | undefined;
}

/** Quotes as a list, those that wait or those that have ended [QUO-1]. */
export async function QuoteTable({ rows, caption, waiting }: QuoteTableProps) {
  const [t, locale] = await Promise.all([getTranslations("quotes"), getLocale()]);
  const until: Column<QuoteRow> = {
    id: "until",
    header: t("holds_until"),
    cell: ({ expiresOn, today }) => (
      <span>
        <CalendarDate date={expiresOn} locale={locale} />
        <span className="block text-sm text-muted">
          {expiresOn === today ? t("last_day") : formatDaysAway(expiresOn, today, locale)}
        </span>
      </span>
    ),
  };
  const ended: Column<QuoteRow> = {
    id: "ended",
    header: t("ended"),
    cell: ({ endedOn }) => endedOn && <CalendarDate date={endedOn} locale={locale} />,
  };
  const columns: Column<QuoteRow>[] = [
    {
      id: "number",
      header: t("number"),
      kind: "title",
      cell: ({ number }) => <TextLink href={quotePath(number)}>{number}</TextLink>,
    },
    { id: "title", header: t("name"), cell: (row) => <Title of={row} own={t("own")} /> },
    { id: "contract", header: t("contract"), cell: (row) => <Contract of={row} isNew={t("new_contract_short")} /> },
    ...(waiting ? [] : [{ id: "status", header: t("status"), cell: statusOf }]),
    waiting ? until : ended,
    { id: "total", header: t("total"), kind: "number", cell: ({ total }) => <Money value={total} locale={locale} /> },
  ];
  return <Table wide caption={caption} rows={rows} rowKey={({ number }) => number} columns={columns} />;
}

const statusOf = ({ status }: QuoteRow) => <QuoteStatus status={status} />;

function Title({ of: { title, origin }, own }: { of: QuoteRow; own: string }) {
  return (
    <span className="wrap-anywhere">
      {title} {origin === "customer" && <Badge>{own}</Badge>}
    </span>
  );
}

function Contract({ of: { contractNumber, isNewContract }, isNew }: { of: QuoteRow; isNew: string }) {
  if (!isNewContract) return <TextLink href={contractPath(contractNumber)}>{contractNumber}</TextLink>;
  return (
    <>
      {contractNumber} <span className="text-sm text-muted">{isNew}</span>
    </>
  );
}
