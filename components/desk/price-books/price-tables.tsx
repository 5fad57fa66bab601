import { priceBookPath, pricePath } from "@/lib/desk/price-books/rules";
import type { PriceBook, PriceBookRow } from "@/lib/desk/price-books/types";
import { formatMoney, formatPercent, formatPlainDate } from "@/lib/platform/format";
import { money } from "@/lib/platform/money";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { EmptyState } from "../../ui/empty-state";
import { PackageIcon } from "../../ui/icons";
import { Table } from "../../ui/table";
import { TextLink } from "../../ui/text-link";

/** By seller entity and currency, those that hold now first. */
export async function PriceBookTable({ rows }: { rows: readonly PriceBookRow[] }) {
  const [t, locale] = await Promise.all([getTranslations("desk.price_books"), getLocale()]);
  if (rows.length === 0)
    return (
      <EmptyState icon={<PackageIcon />} title={t("empty_title")}>
        {t("empty")}
      </EmptyState>
    );
  return (
    <Table
      caption={t("title")}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "name",
          header: t("name"),
          kind: "title",
          cell: ({ id, name }) => <TextLink href={priceBookPath(id)}>{name}</TextLink>,
        },
        { id: "seller", header: t("seller"), cell: ({ seller }) => seller },
        { id: "currency", header: t("currency"), cell: ({ currency }) => currency },
        { id: "from", header: t("from"), cell: ({ validFrom }) => formatPlainDate(validFrom, locale) },
        {
          id: "to",
          header: t("to"),
          cell: ({ validTo }) => (validTo ? formatPlainDate(validTo, locale) : t("open_end")),
        },
        { id: "standard", header: t("use"), cell: ({ isStandard }) => t(isStandard ? "standard" : "own") },
        { id: "products", header: t("products"), kind: "number", cell: ({ products }) => products },
      ]}
    />
  );
}

/** Each product with its prices a month, before discounts and tax. */
export async function PriceTable({ book: { id, currency, entries, change } }: { book: PriceBook }) {
  const [t, tQuotes, locale] = await Promise.all([
    getTranslations("desk.price_books"),
    getTranslations("desk.quotes"),
    getLocale(),
  ]);
  if (entries.length === 0)
    return (
      <EmptyState icon={<PackageIcon />} title={t("no_products_title")}>
        {t("no_products")}
      </EmptyState>
    );
  const price = (minor: bigint | null) => formatMoney(money(minor ?? 0n, currency), locale);
  const prices = ({ kind, tiers, monthlyMinor, basisPoints }: PriceBook["entries"][number]): readonly string[] =>
    ({
      tiered: () =>
        [...tiers]
          .sort((left, right) => left.fromQuantity - right.fromQuantity)
          .map((tier) => tQuotes("price_tier", { from: tier.fromQuantity, price: price(tier.monthlyMinor) })),
      per_unit: () => [tQuotes("price_unit", { price: price(monthlyMinor) })],
      flat: () => [tQuotes("price_flat", { price: price(monthlyMinor) })],
      percent_of_rest: () => [tQuotes("price_share", { percent: formatPercent(basisPoints ?? 0, locale) })],
    })[kind]();
  return (
    <Table
      caption={t("products")}
      rows={entries}
      rowKey={({ productId }) => productId}
      columns={[
        {
          id: "name",
          header: t("product"),
          kind: "title",
          cell: ({ productId, name }) =>
            change?.allowed ? <TextLink href={pricePath(id, productId)}>{name}</TextLink> : name,
        },
        { id: "unit", header: t("unit"), cell: ({ unit }) => unit ?? "–" },
        {
          id: "prices",
          header: t("prices"),
          cell: (entry) => (
            // One below the other, on cards too, which set what they hold side by side.
            <div>
              {prices(entry).map((line) => (
                <span key={line} className="block tabular-nums">
                  {line}
                </span>
              ))}
            </div>
          ),
        },
        { id: "most", header: t("most"), kind: "number", cell: ({ mostQuantity }) => mostQuantity ?? "–" },
        { id: "approval", header: t("approval"), cell: ({ needsApproval }) => t(needsApproval ? "yes" : "no") },
      ]}
    />
  );
}
