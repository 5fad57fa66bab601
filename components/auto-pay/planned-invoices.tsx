import { invoicePath } from "@/lib/invoices/rules";
import type { AutoPayPage, PlannedInvoice } from "@/lib/payments/auto-pay/types";
import { formatPlainDate } from "@/lib/platform/format";
import { isLocale } from "@/lib/platform/locales";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { explain } from "@/lib/platform/translate";
import { CalendarDate } from "../ui/calendar-date";
import { EmptyState } from "../ui/empty-state";
import { Money } from "../ui/money";
import { Section } from "../ui/section";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";

/** What is open on contracts paid by card: when each is charged and with what, or why it is not [BIL-4, WHY-1]. */
export async function PlannedInvoices({ page }: { page: AutoPayPage }) {
  const [t, chosen] = await Promise.all([getTranslations("auto_pay"), getLocale()]);
  const locale = isLocale(chosen) ? chosen : "en";
  const { invoices, hasMore, today } = page;
  const charged = ({ decision, on, method }: PlannedInvoice): string => {
    if (!decision.allowed) return explain(decision, locale);
    const day = t("charged_on", { on: formatPlainDate(on > today ? on : today, locale) });
    return method ? `${day}, ${t("with", method)}` : day;
  };
  return (
    <Section title={t("invoices")}>
      {invoices.length === 0 ? (
        <EmptyState title={t("empty_title")}>{t("empty")}</EmptyState>
      ) : (
        <Table
          caption={t("invoices")}
          rows={invoices}
          rowKey={({ reference }) => reference}
          columns={[
            {
              id: "number",
              header: t("invoice"),
              kind: "title",
              cell: ({ reference, number }) => <TextLink href={invoicePath(reference)}>{number}</TextLink>,
            },
            { id: "contract", header: t("contract"), cell: ({ contractNumber }) => contractNumber },
            { id: "due", header: t("due"), cell: ({ dueOn }) => <CalendarDate date={dueOn} locale={locale} /> },
            {
              id: "amount",
              header: t("amount"),
              kind: "number",
              cell: ({ open }) => <Money value={open} locale={locale} />,
            },
            { id: "charged", header: t("charged"), cell: charged },
          ]}
        />
      )}
      {hasMore && <p className="text-sm text-muted">{t("more")}</p>}
    </Section>
  );
}
