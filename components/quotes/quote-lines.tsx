import { formatMoney } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import type { QuoteDetails, QuoteLineRow } from "@/lib/quotes/types";
import { Money } from "../ui/money";
import { Table } from "../ui/table";

type Offered = Pick<QuoteDetails, "lines" | "net" | "tax" | "taxRate" | "total">;

/** What is offered, line by line, and what it comes to. */
export async function QuoteLines({ quote: { lines, net, tax, taxRate, total } }: { quote: Offered }) {
  const [t, locale] = await Promise.all([getTranslations("quote_lines"), getLocale()]);
  const sums = [
    ...(taxRate === null
      ? []
      : [
          { label: t("net"), value: net },
          { label: t("tax", { rate: taxRate }), value: tax },
        ]),
    { label: t("total"), value: total },
  ];
  return (
    <div className="flex flex-col gap-3">
      <Table
        caption={t("caption")}
        rows={lines}
        rowKey={({ rank }) => String(rank)}
        columns={[
          {
            id: "product",
            header: t("product"),
            kind: "title",
            cell: ({ description, replaces }) => (
              <>
                {description}
                {replaces && (
                  <span className="block text-sm text-muted">{t("replaces", { product: replaces.product })}</span>
                )}
              </>
            ),
          },
          { id: "quantity", header: t("quantity"), kind: "number", cell: ({ quantity }) => quantity },
          {
            id: "monthly",
            header: t("monthly"),
            kind: "number",
            cell: (line) => <Monthly line={line} locale={locale} words={t} />,
          },
          {
            id: "amount",
            header: t("amount"),
            kind: "number",
            cell: ({ amount }) => <Money value={amount} locale={locale} />,
          },
        ]}
      />
      <p className="text-sm text-muted">{t("hint")}</p>
      <dl className="ml-auto grid grid-cols-[auto_auto] gap-x-6 gap-y-1 text-right tabular-nums">
        {sums.map(({ label, value }, index) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className={index === sums.length - 1 ? "font-semibold" : undefined}>
              <Money value={value} locale={locale} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<"quote_lines">>>;

/** A discount shows what it is off. */
function Monthly({ line, locale, words: t }: { line: QuoteLineRow; locale: string; words: Words }) {
  const { monthly, list, kind } = line;
  const isOfLine = kind === "flat" || kind === "percent_of_rest";
  // One thing, so that it stays together where the cell stands beside its label.
  return (
    <div>
      <Money value={monthly} locale={locale} />
      {isOfLine && <span className="block text-sm text-muted">{t("whole")}</span>}
      {monthly.minor < list.minor && (
        <span className="block text-sm text-muted">{t("list", { list: formatMoney(list, locale) })}</span>
      )}
    </div>
  );
}
