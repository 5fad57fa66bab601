import { creditMemoPath } from "@/lib/invoices/credit-memos/rules";
import { invoicePath } from "@/lib/invoices/rules";
import { paymentPath } from "@/lib/payments/rules";
import { formatAmount, formatMoney, formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { rowsOf } from "@/lib/statements/rules";
import type { CurrencyStatement, Movement, Period, StatementRow } from "@/lib/statements/types";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { Money } from "../ui/money";
import { Section } from "../ui/section";
import { type StatementCells, StatementTable } from "./statement-table";

interface StatementInCurrencyProps {
  statement: CurrencyStatement;
  period: Period;
}

/** From what was owed before to what is owed after, how old that is, and each step on the way. */
export async function StatementInCurrency({ statement, period }: StatementInCurrencyProps) {
  const [t, locale] = await Promise.all([getTranslations("statements"), getLocale()]);
  const { currency, opening, sums, closing, ages } = statement;
  const rows = rowsOf(statement, period);
  const notes = [
    ["unused_credit", statement.unusedCredit],
    ["unapplied", statement.unapplied],
    ["refunded_in_all", statement.refunded],
  ] as const;
  const cells = rows.map((row): StatementCells => {
    if (row.kind === "movement")
      return movementCells(row.line, t(`movement_${row.line.kind}`, wordsOf(row.line, locale)), locale);
    const what = row.kind === "rest" ? t("rest", { count: row.count }) : t(row.kind);
    return sumCells(row, what, locale);
  });
  const amount = (value: typeof closing) => (
    <span className="block @sm:text-end">
      <Money value={value} locale={locale} />
    </span>
  );
  return (
    <Section title={t("in_currency", { currency })}>
      <div className="flex flex-col gap-5">
        <div className="grid gap-5 lg:grid-cols-2 lg:items-start">
          <Card title={t("sums")}>
            <DescriptionList
              items={[
                { term: t("opening"), value: amount(opening) },
                ...sums.map((of) => ({ term: t(`sum_${of.kind}`), value: amount(of.amount) })),
                { term: t("closing"), value: <strong>{amount(closing)}</strong> },
              ]}
            />
          </Card>
          <Card title={t("aging", { date: formatPlainDate(period.to, locale) })}>
            <DescriptionList items={ages.map(({ age, open }) => ({ term: t(`age_${age}`), value: amount(open) }))} />
            {notes.map(
              ([note, amount]) =>
                amount.minor !== 0n && (
                  <p key={note} className="mt-3 text-muted">
                    {t(note, { amount: formatMoney(amount, locale) })}
                  </p>
                ),
            )}
          </Card>
        </div>
        <StatementTable
          rows={cells}
          texts={{
            caption: t("movements_in", { currency }),
            ...{ date: t("date"), movement: t("movement"), contract: t("contract") },
            ...{ amount: t("amount_in", { currency }), balance: t("balance_in", { currency }) },
          }}
        />
      </div>
    </Section>
  );
}

const wordsOf = ({ number, invoiceNumber: invoice, informs }: Movement, locale: string) => ({
  ...{ number, invoice },
  amount: informs ? formatMoney(informs, locale) : "",
});

function movementCells(line: StatementRowLine, what: string, locale: string): StatementCells {
  const { id, kind, on, contractNumber, amount, balance } = line;
  return [
    `${kind} ${id}`,
    formatPlainDate(on, locale),
    what,
    pathOf(line),
    contractNumber,
    formatAmount(amount, locale),
    formatAmount(balance, locale),
  ];
}

type StatementRowLine = Extract<StatementRow, { kind: "movement" }>["line"];

function sumCells(row: Exclude<StatementRow, { kind: "movement" }>, what: string, locale: string): StatementCells {
  const on = row.kind === "rest" ? "" : formatPlainDate(row.on, locale);
  const amount = row.kind === "rest" ? formatAmount(row.amount, locale) : "";
  return [row.kind, on, what, "", "", amount, formatAmount(row.balance, locale)];
}

/** A payment and what became of it lead to its confirmation, a credit to its memo, everything else to the invoice it happened to. */
function pathOf({ kind, source, invoiceReference }: Movement): string {
  if (!source) return invoicePath(invoiceReference);
  return kind === "credit" ? creditMemoPath(source) : paymentPath(source);
}
