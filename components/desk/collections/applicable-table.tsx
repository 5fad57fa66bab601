import { applyPath } from "@/lib/desk/unapplied/rules";
import type { ApplicableInvoice, UnappliedPayment } from "@/lib/desk/unapplied/types";
import { deskInvoicePath } from "@/lib/invoices/rules";
import { formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Money } from "../../ui/money";
import { Section } from "../../ui/section";
import { Table } from "../../ui/table";
import { TextLink } from "../../ui/text-link";
import { Reasons } from "../../ui/why-not";

/** What is open at the payment's account, with the step of using it or why it cannot be [WHY-1]. */
export async function ApplicableTable({ payment: { number, left, invoices, hasMore } }: { payment: UnappliedPayment }) {
  const [t, locale] = await Promise.all([getTranslations("desk.unapplied"), getLocale()]);
  if (left.minor <= 0n) return <p className="text-muted">{t("used_up")}</p>;
  if (invoices.length === 0)
    return (
      <Section title={t("open_invoices")}>
        <p className="text-muted">{t("open_none")}</p>
      </Section>
    );
  const step = ({ reference, number: invoice, applying }: ApplicableInvoice) =>
    applying.allowed ? (
      <TextLink href={applyPath(number, reference)}>{t("apply_link", { number: invoice })}</TextLink>
    ) : (
      <div className="max-w-[28rem] text-sm text-muted">
        <Reasons refusal={applying} />
      </div>
    );
  return (
    <Section title={t("open_invoices")} description={t("open_intro")}>
      <Table
        caption={t("open_invoices")}
        rows={invoices}
        rowKey={({ reference }) => reference}
        columns={[
          {
            id: "invoice",
            header: t("invoice"),
            kind: "title",
            cell: (row) => <TextLink href={deskInvoicePath(row.reference)}>{row.number}</TextLink>,
          },
          { id: "contract", header: t("contract"), cell: ({ contractNumber }) => contractNumber },
          { id: "due", header: t("due"), cell: ({ dueOn }) => formatPlainDate(dueOn, locale) },
          {
            id: "open",
            header: t("open"),
            kind: "number",
            cell: ({ open }) => <Money value={open} locale={locale} />,
          },
          { id: "step", header: t("action"), cell: step },
        ]}
      />
      {hasMore && <p className="mt-2 text-muted">{t("more")}</p>}
    </Section>
  );
}
