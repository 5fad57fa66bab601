import type { PriceKind } from "@/lib/catalog/types";
import { dropProductAction, setPriceAction } from "@/lib/desk/price-books/actions";
import { MOST_TIERS, PRICE_KINDS, priceBookPath, pricePath, typedPrice } from "@/lib/desk/price-books/rules";
import type { PriceForm as Priced } from "@/lib/desk/price-books/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../../form/action-form";
import { CheckboxField } from "../../form/checkbox-field";
import { formTexts } from "../../form/form-texts";
import { SelectField } from "../../form/select-field";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { buttonClass } from "../../ui/button";
import { Card } from "../../ui/card";
import { LinkButton } from "../../ui/link-button";

/** Which product is to be sold by the book as well: a form that asks for a page [ANY-3]. */
export async function ChooseProduct({ priced: { book, others } }: { priced: Priced }) {
  const t = await getTranslations("desk.price_books");
  if (others.length === 0) return <p className="text-muted">{t("has_all")}</p>;
  return (
    <form action={pricePath(book.id)} className="flex max-w-[42rem] flex-col gap-3 sm:flex-row sm:items-end">
      <SelectField
        name="product"
        label={t("product")}
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <button type="submit" className={buttonClass()}>
        {t("choose")}
      </button>
    </form>
  );
}

/** How its price follows from the quantity; the fields below are those of the kind. */
export async function ChooseKind({ priced, kind }: { priced: Priced; kind: PriceKind }) {
  const t = await getTranslations("desk.price_books");
  return (
    <form action={pricePath(priced.book.id)} className="flex max-w-[42rem] flex-col gap-3 sm:flex-row sm:items-end">
      <input type="hidden" name="product" value={priced.product?.id} />
      <SelectField
        key={kind}
        name="kind"
        label={t("kind")}
        defaultValue={kind}
        options={PRICE_KINDS.map((value) => ({ value, label: t(`kind_${value}`) }))}
      />
      <button type="submit" className={buttonClass()}>
        {t("choose")}
      </button>
    </form>
  );
}

/** A product's price in a book [QUO-6]. */
export async function PriceForm({ priced, kind }: { priced: Priced; kind: PriceKind }) {
  const [t, tForm, { labels, pending }] = await Promise.all([
    getTranslations("desk.price_books"),
    getTranslations("users"),
    formTexts(),
  ]);
  const { book, product, saved } = priced;
  const values = saved ? typedPrice(saved, book.currency) : {};
  return (
    <Card className="max-w-[42rem]">
      <ActionForm
        key={kind}
        action={setPriceAction}
        labels={labels}
        hidden={{ book: book.id, product: product?.id ?? "", version: String(book.version), kind }}
      >
        <KindFields kind={kind} values={values} currency={book.currency} />
        <TextField
          name="most"
          label={t("most_field")}
          hint={t("most_hint")}
          inputMode="numeric"
          maxLength={7}
          defaultValue={values.most ?? ""}
          optionalLabel={tForm("optional")}
        />
        <CheckboxField
          name="needsApproval"
          label={t("approval_field")}
          hint={t("approval_hint")}
          defaultChecked={saved?.needsApproval}
        />
        <div className="flex flex-wrap gap-2">
          <SubmitButton pendingLabel={pending}>{t("save")}</SubmitButton>
          <LinkButton href={priceBookPath(book.id)}>{t("cancel")}</LinkButton>
        </div>
      </ActionForm>
    </Card>
  );
}

interface KindFieldsProps {
  kind: PriceKind;
  values: Readonly<Record<string, string>>;
  currency: string;
}

async function KindFields({ kind, values, currency }: KindFieldsProps) {
  const t = await getTranslations("desk.price_books");
  const amount = { inputMode: "decimal", maxLength: 40, autoComplete: "off" } as const;
  if (kind === "percent_of_rest")
    return (
      <TextField
        name="percent"
        label={t("percent")}
        hint={t("percent_hint")}
        {...amount}
        defaultValue={values.percent}
      />
    );
  if (kind !== "tiered")
    return <TextField name="price" label={t(`price_${kind}`, { currency })} {...amount} defaultValue={values.price} />;
  const used = Object.keys(values).filter((name) => name.startsWith("from")).length;
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="font-medium">{t("tiers")}</legend>
      <p className="text-sm text-muted">{t("tiers_hint")}</p>
      {Array.from({ length: Math.min(MOST_TIERS, used + 3) }, (_, index) => index + 1).map((nth) => (
        <div key={nth} className="grid grid-cols-2 gap-3">
          <TextField
            name={`from${nth}`}
            label={t("tier_from", { nth })}
            inputMode="numeric"
            maxLength={7}
            autoComplete="off"
            defaultValue={values[`from${nth}`]}
          />
          <TextField
            name={`price${nth}`}
            label={t("tier_price", { nth, currency })}
            {...amount}
            defaultValue={values[`price${nth}`]}
          />
        </div>
      ))}
    </fieldset>
  );
}

/** Takes it out of the book. */
export async function DropProductForm({ priced: { book, product } }: { priced: Priced }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("desk.price_books"), formTexts()]);
  const name = product?.name ?? "";
  return (
    <Card title={t("drop")} description={t("drop_hint", { name, book: book.name })} className="max-w-[42rem]">
      <ActionForm
        action={dropProductAction}
        labels={labels}
        hidden={{ book: book.id, product: product?.id ?? "", version: String(book.version) }}
      >
        <SubmitButton variant="danger" pendingLabel={pending}>
          {t("drop_submit", { name })}
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}
