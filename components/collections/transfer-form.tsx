import type { InvoiceCollections } from "@/lib/collections/standing/types";
import { reportTransferAction } from "@/lib/collections/transfers/actions";
import { formatMoney, formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";

/** When, how much, and what stands on it [INV-10]. */
export async function TransferForm({ collections }: { collections: InvoiceCollections }) {
  const [t, tForm, locale, { labels, pending }] = await Promise.all([
    getTranslations("transfers"),
    getTranslations("users"),
    getLocale(),
    formTexts(),
  ]);
  const { reference, open, today } = collections;
  return (
    <ActionForm action={reportTransferAction} labels={labels} hidden={{ reference }} clears>
      <TextField
        name="sentOn"
        type="date"
        label={t("day")}
        hint={t("day_hint", { today: formatPlainDate(today, locale) })}
      />
      <TextField
        name="amount"
        inputMode="decimal"
        label={t("amount", { currency: open.currency })}
        hint={t("amount_hint", { open: formatMoney(open, locale) })}
      />
      <TextField name="bankReference" label={t("reference")} optionalLabel={tForm("optional")} maxLength={140} />
      <SubmitButton pendingLabel={pending}>{t("submit")}</SubmitButton>
    </ActionForm>
  );
}
