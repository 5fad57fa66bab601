import { disputePath } from "@/lib/collections/disputes/rules";
import type { Activity, CollectionsActivity as ActivityPage } from "@/lib/collections/types";
import { contractPath } from "@/lib/contracts/rules";
import { invoicePath } from "@/lib/invoices/rules";
import { formatMoney, formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { CalendarDate } from "../ui/calendar-date";
import { EmptyState } from "../ui/empty-state";
import { Pagination } from "../ui/pagination";
import { Section } from "../ui/section";
import { Status } from "../ui/status";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { PROMISE_TONES } from "./promise-note";

interface CollectionsActivityProps {
  activity: ActivityPage;
  /** The page it stands on, with the cursors given or without. */
  pageOf: (cursor: { after?: string; before?: string }) => string;
}

/** Reminders sent, promises, transfers and disputes, the newest first [PAY-10]. */
export async function CollectionsActivity({ activity: { rows, next, previous }, pageOf }: CollectionsActivityProps) {
  const t = await getTranslations("collections");
  return (
    <Section title={t("activity")} description={t("activity_about")}>
      {rows.length === 0 ? (
        <EmptyState title={t("activity_empty_title")}>{t("activity_empty")}</EmptyState>
      ) : (
        <div className="flex flex-col gap-4">
          <ActivityTable rows={rows} />
          <Pagination
            label={t("pages")}
            first={previous ? { label: t("newest"), href: pageOf({}) } : undefined}
            previous={previous ? { label: t("newer"), href: pageOf({ before: previous }) } : undefined}
            next={next ? { label: t("older"), href: pageOf({ after: next }) } : undefined}
          />
        </div>
      )}
    </Section>
  );
}

async function ActivityTable({ rows }: { rows: readonly Activity[] }) {
  const [t, locale] = await Promise.all([getTranslations("collections"), getLocale()]);
  const byWhom = ({ kind, who }: Activity): string => who ?? t(kind === "reminder" ? "the_seller" : "someone");
  return (
    <Table
      caption={t("activity")}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { id: "what", header: t("what"), kind: "title", cell: (row) => <What row={row} /> },
        { id: "on", header: t("on"), cell: ({ on }) => <CalendarDate date={on} locale={locale} /> },
        {
          ...{ id: "invoice", header: t("invoice") },
          cell: ({ invoice, reference }) => <TextLink href={invoicePath(reference)}>{invoice}</TextLink>,
        },
        {
          ...{ id: "contract", header: t("contract") },
          cell: ({ contractNumber }) => <TextLink href={contractPath(contractNumber)}>{contractNumber}</TextLink>,
        },
        { id: "who", header: t("who"), cell: byWhom },
        { id: "state", header: t("state"), cell: (row) => <ActivityState row={row} /> },
      ]}
    />
  );
}

async function What({ row }: { row: Activity }) {
  const [t, tDisputes, locale] = await Promise.all([
    getTranslations("collections"),
    getTranslations("disputes"),
    getLocale(),
  ]);
  if (row.kind === "dispute") {
    const about = tDisputes(`kind_${row.about}`);
    return <TextLink href={disputePath(row.reference)}>{t("disputed", { about })}</TextLink>;
  }
  const amount = formatMoney(row.amount, locale);
  if (row.kind === "reminder") return t("reminder", { nth: row.nth, amount });
  const day = formatPlainDate(row.kind === "promise" ? row.promisedOn : row.sentOn, locale);
  return row.kind === "promise" ? t("promised", { amount, day }) : t("sent", { amount, day });
}

/** What has become of it. */
export async function ActivityState({ row }: { row: Activity }) {
  const [t, tDisputes, tPromises] = await Promise.all([
    getTranslations("collections"),
    getTranslations("disputes"),
    getTranslations("promises"),
  ]);
  if (row.kind === "promise")
    return <Status tone={PROMISE_TONES[row.standing]}>{tPromises(`standing_${row.standing}`)}</Status>;
  if (row.kind !== "dispute") return t("state_none");
  if (!row.hasEnded) return <Status tone="warn">{t("state_open")}</Status>;
  return <Status>{row.ending ? tDisputes(`ended_${row.ending}`) : t("state_ended")}</Status>;
}
