import { takeOffPath } from "@/lib/desk/unapplied/rules";
import type { PaidInvoice, UnappliedPayment } from "@/lib/desk/unapplied/types";
import { deskInvoicePath } from "@/lib/invoices/rules";
import { formatInstant } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Money } from "../../ui/money";
import { Section } from "../../ui/section";
import { Table } from "../../ui/table";
import { TextLink } from "../../ui/text-link";
import { Reasons } from "../../ui/why-not";

type Props = { payment: UnappliedPayment };

const share = ({ share }: PaidInvoice): string => share;

/** The columns that every use has: on which invoice, since when, how much. */
async function sharedColumns({ timeZone }: UnappliedPayment) {
  const [t, locale] = await Promise.all([getTranslations("desk.unapplied"), getLocale()]);
  const when = (at: Date): string => formatInstant(at, locale, timeZone);
  return {
    ...{ t, when },
    invoice: {
      ...{ id: "invoice", header: t("invoice"), kind: "title" as const },
      cell: (row: PaidInvoice) => <TextLink href={deskInvoicePath(row.reference)}>{row.number}</TextLink>,
    },
    applied: {
      ...{ id: "applied", header: t("applied") },
      cell: ({ appliedAt }: PaidInvoice) => (appliedAt ? when(appliedAt) : t("came_for_it")),
    },
    amount: {
      ...{ id: "amount", header: t("amount"), kind: "number" as const },
      cell: (row: PaidInvoice) => <Money value={row.amount} locale={locale} />,
    },
  };
}

/** What it pays, with the step of taking that off the invoice again or why it cannot be [WHY-1]. */
export async function UsesTable({ payment }: Props) {
  const { t, invoice, applied, amount } = await sharedColumns(payment);
  const step = ({ reference, number, takingOff }: PaidInvoice) =>
    takingOff.allowed ? (
      <TextLink href={takeOffPath(payment.number, reference)}>{t("off_link", { number })}</TextLink>
    ) : (
      <div className="max-w-[28rem] text-sm text-muted">
        <Reasons refusal={takingOff} />
      </div>
    );
  return (
    <Section title={t("paid")}>
      {payment.paid.length === 0 ? (
        <p className="text-muted">{t("paid_none")}</p>
      ) : (
        <Table
          caption={t("paid")}
          rows={payment.paid}
          rowKey={share}
          columns={[invoice, applied, amount, { id: "step", header: t("off"), cell: step }]}
        />
      )}
    </Section>
  );
}

/** What it paid until somebody took it off again; nothing where nobody did. */
export async function TakenOffTable({ payment }: Props) {
  const { t, when, invoice, applied, amount } = await sharedColumns(payment);
  if (payment.takenOff.length === 0) return null;
  return (
    <Section title={t("taken_off")}>
      <Table
        caption={t("taken_off")}
        rows={payment.takenOff}
        rowKey={share}
        columns={[
          ...[invoice, applied],
          { id: "at", header: t("taken_off_at"), cell: ({ takenOff }) => (takenOff ? when(takenOff.at) : "") },
          { id: "by", header: t("taken_off_by"), cell: ({ takenOff }) => takenOff?.who ?? "" },
          amount,
        ]}
      />
    </Section>
  );
}
