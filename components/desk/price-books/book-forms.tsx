import { addBookAction, changeBookAction } from "@/lib/desk/price-books/actions";
import { priceBooksPath } from "@/lib/desk/price-books/rules";
import type { BookSources, PriceBook } from "@/lib/desk/price-books/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../../form/action-form";
import { formTexts } from "../../form/form-texts";
import { SelectField } from "../../form/select-field";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { Alert } from "../../ui/alert";
import { Card } from "../../ui/card";
import { LinkButton } from "../../ui/link-button";

/** A copy of another book, or an empty one, from a day on [DSK-4]. */
export async function AddBookForm({ sources: { books, sellers } }: { sources: BookSources }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("desk.price_books"), formTexts()]);
  if (sellers.length === 0) return <Alert tone="info" title={t("no_sellers")} />;
  const options = [
    ...books.map(({ id, name, seller }) => ({ value: `book:${id}`, label: t("source_copy", { name, seller }) })),
    ...sellers.map(({ id, name, currency }) => ({
      value: `empty:${id}:${currency}`,
      label: t("source_empty", { seller: name, currency }),
    })),
  ];
  return (
    <Card className="max-w-[42rem]">
      <ActionForm action={addBookAction} labels={labels}>
        <SelectField name="source" label={t("source")} hint={t("source_hint")} options={options} />
        <TextField name="name" label={t("name")} hint={t("name_hint")} maxLength={120} />
        <TextField name="validFrom" type="date" label={t("from")} hint={t("from_hint")} />
        <div className="flex flex-wrap gap-2">
          <SubmitButton pendingLabel={pending}>{t("add")}</SubmitButton>
          <LinkButton href={priceBooksPath()}>{t("cancel")}</LinkButton>
        </div>
      </ActionForm>
    </Card>
  );
}

/** What it is called, when it holds, and the tax that comes on top. */
export async function BookForm({ book }: { book: PriceBook }) {
  const [t, tForm, { labels, pending }] = await Promise.all([
    getTranslations("desk.price_books"),
    getTranslations("users"),
    formTexts(),
  ]);
  const { id, version, name, validFrom, validTo, taxRate, hasBegun } = book;
  const optional = { optionalLabel: tForm("optional") };
  return (
    <Card title={t("settings")} description={t(hasBegun ? "settings_hint" : "settings_hint_draft")}>
      <ActionForm
        action={changeBookAction}
        labels={labels}
        hidden={{ book: id, version: String(version) }}
        className="grid gap-5 sm:grid-cols-2"
      >
        <TextField name="name" label={t("name")} hint={t("name_hint")} maxLength={120} defaultValue={name} />
        <TextField
          name="taxRate"
          label={t("tax_rate")}
          hint={t("tax_rate_hint")}
          inputMode="decimal"
          maxLength={10}
          defaultValue={taxRate ?? ""}
          {...optional}
        />
        {!hasBegun && <TextField name="validFrom" type="date" label={t("first_day")} defaultValue={validFrom} />}
        <TextField name="validTo" type="date" label={t("last_day")} defaultValue={validTo ?? ""} {...optional} />
        <div className="sm:col-span-2">
          <SubmitButton pendingLabel={pending}>{t("save")}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}
