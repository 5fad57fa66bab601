import { addProductsPath, selectionPath } from "@/lib/catalog/rules";
import type { SelectionSearch } from "@/lib/catalog/schema";
import type { ProductSelection } from "@/lib/catalog/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { SubmitButton } from "../form/submit-button";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { Section } from "../ui/section";
import { PickForm } from "./pick-form";
import { OwnedLine, ProductFields } from "./product-fields";

/** The products already owned first, and all that the price book allows on request [QUO-5]. */
export async function ProductList({ selection, search }: { selection: ProductSelection; search: SelectionSearch }) {
  const t = await getTranslations("products");
  const { products, totals, asking, isWhole, isFull, hasMore, ownedOnly } = selection;
  const isEmpty = products.length === 0 && ownedOnly.length === 0;
  return (
    <Section
      title={isWhole ? t("all_title") : t("owned_title")}
      actions={
        hasMore && (
          <LinkButton href={selectionPath({ ...search, isWhole: !isWhole })} size="small">
            {isWhole ? t("show_owned") : t("show_all")}
          </LinkButton>
        )
      }
    >
      {isEmpty && <EmptyState title={t("empty_title")}>{hasMore ? t("empty_more") : t("empty")}</EmptyState>}
      <PickForm action={addProductsPath()}>
        {isWhole && <input type="hidden" name="all" value="1" />}
        {products.length > 0 && <ProductFields products={products} totals={totals} canPick={asking.allowed} />}
        {asking.allowed && products.length > 0 && (
          <SubmitButton variant="secondary" pendingLabel={t("show_prices")}>
            {selection.adding.allowed ? t("show_prices") : t("go_on")}
          </SubmitButton>
        )}
      </PickForm>
      {isFull && <p className="mt-4 text-muted">{t("full")}</p>}
      {ownedOnly.length > 0 && <NoLongerSold owned={ownedOnly} />}
    </Section>
  );
}

async function NoLongerSold({ owned }: { owned: ProductSelection["ownedOnly"] }) {
  const t = await getTranslations("products");
  return (
    <div className="mt-5 rounded-lg border border-line bg-surface p-4 sm:p-6">
      <p className="text-muted">{t("not_sold")}</p>
      <ul className="mt-3 flex flex-col gap-3">
        {owned.map(({ name, owned: units }) => (
          <li key={name}>
            <h3 className="font-semibold wrap-anywhere">{name}</h3>
            <OwnedLine owned={units} />
          </li>
        ))}
      </ul>
    </div>
  );
}
