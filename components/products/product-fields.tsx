import { quantityField } from "@/lib/catalog/rules";
import type { OwnedUnits, ProductChoice, ShownTotals } from "@/lib/catalog/types";
import { isLocale } from "@/lib/platform/locales";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { explain } from "@/lib/platform/translate";
import { FieldErrors } from "../form/action-form";
import { TextField } from "../form/text-field";
import { Reasons } from "../ui/why-not";
import { ProductPrice } from "./product-price";

interface Props {
  products: readonly ProductChoice[];
  totals: ShownTotals | null;
  /** False where nothing can be picked here. */
  canPick: boolean;
}

/** The products, each with its quantity, and with its price once there is one [QUO-5, QUO-6]. */
export async function ProductFields({ products, totals, canPick }: Props) {
  const chosen = await getLocale();
  const locale = isLocale(chosen) ? chosen : "en";
  const errors = Object.fromEntries(
    products.flatMap(({ productId, problem }) =>
      problem ? [[quantityField(productId), [explain(problem, locale)]]] : [],
    ),
  );
  return (
    <FieldErrors errors={errors}>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        {products.map((product) => (
          <li key={product.productId} className="keep-together grid gap-x-8 gap-y-4 p-4 sm:p-6 md:grid-cols-2">
            <ProductAbout {...product} />
            <div className="flex min-w-0 flex-col gap-4">
              {canPick && <QuantityField product={product} />}
              {totals && product.price && <ProductPrice price={product.price} totals={totals} />}
            </div>
          </li>
        ))}
      </ul>
    </FieldErrors>
  );
}

async function ProductAbout({ name, description, owned }: Pick<ProductChoice, "name" | "description" | "owned">) {
  return (
    <div className="min-w-0">
      <h3 className="font-semibold wrap-anywhere">{name}</h3>
      {description && <p className="mt-1 text-muted wrap-anywhere">{description}</p>}
      <OwnedLine owned={owned} />
    </div>
  );
}

/** How many of it there are already, by edition. */
export async function OwnedLine({ owned }: { owned: readonly OwnedUnits[] }) {
  const t = await getTranslations("products");
  if (owned.length === 0) return null;
  const units = owned.map(({ edition, quantity }) =>
    edition ? t("owned_edition", { quantity, edition }) : t("owned_units", { quantity }),
  );
  return <p className="mt-2 font-medium">{t("owned", { units: units.join(", ") })}</p>;
}

async function QuantityField({ product }: { product: ProductChoice }) {
  const t = await getTranslations("products");
  const { productId, name, unit, more, typed, needsApproval } = product;
  if (!more.allowed) return <Reasons refusal={more} />;
  const hints = [...(unit ? [t("unit", { unit })] : []), ...(needsApproval ? [t("needs_approval")] : [])];
  return (
    <TextField
      name={quantityField(productId)}
      label={
        <>
          {t("quantity")}
          <span className="sr-only"> {t("quantity_of", { name })}</span>
        </>
      }
      hint={hints.join(" ") || undefined}
      inputMode="numeric"
      autoComplete="off"
      maxLength={60}
      defaultValue={typed}
    />
  );
}
