import { makePromiseAction } from "@/lib/collections/promises/actions";
import { MOST_DAYS_AHEAD } from "@/lib/collections/promises/rules";
import type { InvoiceCollections } from "@/lib/collections/standing/types";
import { addDays } from "@/lib/platform/dates";
import { formatMoney, formatPlainDate, formatTimeZone } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";

/** A day, and all that is open or less [INV-10]. */
export async function PromiseForm({ collections }: { collections: InvoiceCollections }) {
  const [t, tForm, locale, { labels, pending }] = await Promise.all([
    getTranslations("promises"),
    getTranslations("users"),
    getLocale(),
    formTexts(),
  ]);
  const { reference, open, today, timeZone } = collections;
  const days = {
    from: formatPlainDate(today, locale),
    to: formatPlainDate(addDays(today, MOST_DAYS_AHEAD), locale),
    zone: formatTimeZone(timeZone),
  };
  return (
    <ActionForm action={makePromiseAction} labels={labels} hidden={{ reference }}>
      <TextField name="promisedOn" type="date" label={t("day")} hint={t("day_hint", days)} />
      <TextField
        name="amount"
        inputMode="decimal"
        label={t("amount", { currency: open.currency })}
        optionalLabel={tForm("optional")}
        hint={t("amount_hint", { open: formatMoney(open, locale) })}
      />
      <SubmitButton pendingLabel={pending}>{t("submit")}</SubmitButton>
    </ActionForm>
  );
}
