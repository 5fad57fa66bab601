import { applyUnappliedAction } from "@/lib/desk/unapplied/actions";
import { unappliedPath } from "@/lib/desk/unapplied/rules";
import type { Applying } from "@/lib/desk/unapplied/types";
import { formatAmount, formatMoney } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { TextField } from "../../form/text-field";
import { StepForm } from "../quotes/step-form";
import { Told } from "../quotes/told";

/** How much of a payment is used on an invoice, what follows, and who is told. */
export async function ApplyForm({
  applying: { number: payment, left, invoice, most, holders },
}: {
  applying: Applying;
}) {
  const [t, locale] = await Promise.all([getTranslations("desk.unapplied"), getLocale()]);
  const { reference, number, open } = invoice;
  return (
    <StepForm
      action={applyUnappliedAction}
      hidden={{ payment, reference }}
      submit={t("apply_submit", { number })}
      back={{ href: unappliedPath(payment), label: t("keep") }}
    >
      <p>{t("apply_intro", { left: formatMoney(left, locale), open: formatMoney(open, locale), number })}</p>
      <p>{t("apply_final")}</p>
      <Told
        lead={t("apply_mails", { count: holders.length })}
        nobody={t("apply_nobody")}
        people={holders.map((email) => ({ email }))}
      />
      <TextField
        name="amount"
        inputMode="decimal"
        label={t("apply_amount", { currency: most.currency })}
        hint={t("apply_amount_hint", { most: formatMoney(most, locale) })}
        defaultValue={formatAmount(most, locale)}
      />
    </StepForm>
  );
}
