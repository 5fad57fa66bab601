import { quantityField } from "@/lib/catalog/rules";
import { formatMoney, formatPercent } from "@/lib/platform/format";
import { money } from "@/lib/platform/money";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import type { DraftForm, DraftProduct } from "@/lib/quotes/drafting/types";
import { TextField } from "../../form/text-field";
import { Card } from "../../ui/card";

/** Each product of the price book with its prices, and a quantity to enter. */
export async function DraftProducts({ draft: { products, values, target } }: { draft: DraftForm }) {
  const t = await getTranslations("desk.quotes");
  return (
    <Card title={t("products")} description={t("products_hint")}>
      {products.length === 0 && <p className="text-muted">{t("no_products")}</p>}
      <ul className="flex flex-col divide-y divide-line">
        {products.map((product) => (
          <li
            key={product.productId}
            className="grid gap-x-6 gap-y-2 py-4 first:pt-0 last:pb-0 sm:grid-cols-[1fr_12rem] sm:items-start"
          >
            <div className="min-w-0">
              <p className="font-medium">{product.name}</p>
              <p className="text-sm text-muted wrap-anywhere">{product.description}</p>
              <p className="mt-1 text-sm tabular-nums">
                <Prices product={product} currency={target.currency} />
              </p>
            </div>
            <TextField
              name={quantityField(product.productId)}
              label={<span className="text-sm font-normal">{t("quantity_of", { name: product.name })}</span>}
              inputMode="numeric"
              maxLength={60}
              autoComplete="off"
              defaultValue={values.quantities[product.productId] ?? ""}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** As the price book says them, before the contract's discounts; and how many there are already. */
async function Prices({ product, currency }: { product: DraftProduct; currency: string }) {
  const [t, tProducts, locale] = await Promise.all([
    getTranslations("desk.quotes"),
    getTranslations("products"),
    getLocale(),
  ]);
  const price = (minor: bigint | null) => formatMoney(money(minor ?? 0n, currency), locale);
  const { kind, monthlyMinor, basisPoints, tiers, owned } = product;
  const said = {
    tiered: () => tiers.map((tier) => t("price_tier", { from: tier.fromQuantity, price: price(tier.monthlyMinor) })),
    per_unit: () => [t("price_unit", { price: price(monthlyMinor) })],
    flat: () => [t("price_flat", { price: price(monthlyMinor) })],
    percent_of_rest: () => [t("price_share", { percent: formatPercent(basisPoints ?? 0, locale) })],
  }[kind]();
  const units = owned.map(({ quantity, edition }) =>
    edition ? tProducts("owned_edition", { quantity, edition }) : tProducts("owned_units", { quantity }),
  );
  return [...said, ...(units.length > 0 ? [t("owned", { units: units.join(", ") })] : [])].join(" · ");
}
