import { getLocale, getTranslations } from "next-intl/server";
import { formatPercent } from "@/lib/platform/format";
import type { QuoteDetails, QuoteLineRow } from "@/lib/quotes/types";
import { Money } from "../ui/money";
import { Section } from "../ui/section";
import { type Column, Table } from "../ui/table";

/** What is offered, line by line. */
export async function QuoteLines({ quote: { lines } }: { quote: QuoteDetails }) {
  const [t, locale] = await Promise.all([getTranslations("quotes"), getLocale()]);
  const hasDiscount = lines.some(({ discountPoints }) => discountPoints > 0);
  const discount: Column<QuoteLineRow>[] = [
    {
      id: "list",
      header: t("list_price"),
      kind: "number",
      cell: ({ list }) => <Money value={list} locale={locale} />,
    },
    {
      id: "discount",
      header: t("discount"),
      kind: "number",
      cell: ({ discountPoints }) => formatPercent(discountPoints, locale),
    },
  ];
  const columns: Column<QuoteLineRow>[] = [
    { id: "product", header: t("product"), kind: "title", cell: (line) => <Product line={line} /> },
    { id: "quantity", header: t("quantity"), kind: "number", cell: ({ quantity }) => quantity },
    ...(hasDiscount ? discount : []),
    {
      id: "monthly",
      header: t("monthly"),
      kind: "number",
      cell: ({ monthly }) => <Money value={monthly} locale={locale} />,
    },
    {
      id: "amount",
      header: t("amount"),
      kind: "number",
      cell: ({ amount }) => <Money value={amount} locale={locale} />,
    },
  ];
  return (
    <Section title={t("lines")} description={t("lines_hint")}>
      <Table caption={t("lines")} rows={lines} rowKey={({ rank }) => String(rank)} columns={columns} />
    </Section>
  );
}

async function Product({ line: { description, kind, replaces } }: { line: QuoteLineRow }) {
  const t = await getTranslations("quotes");
  return (
    <>
      {description}
      {(kind === "flat" || kind === "percent_of_rest") && (
        <span className="block text-sm font-normal text-muted">{t(`kind_${kind}`)}</span>
      )}
      {replaces && (
        <span className="block text-sm font-normal text-muted">{t("replaces", { product: replaces.product })}</span>
      )}
    </>
  );
}
