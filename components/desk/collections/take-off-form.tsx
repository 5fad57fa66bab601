import { takeOffAction } from "@/lib/desk/unapplied/actions";
import { unappliedPath } from "@/lib/desk/unapplied/rules";
import type { TakingOff } from "@/lib/desk/unapplied/types";
import { formatMoney, formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { StepForm } from "../quotes/step-form";
import { Told } from "../quotes/told";

/** What is taken off an invoice, what is open on it then, what follows, and who is told. */
export async function TakeOffForm({
  taking: { number: payment, use, open, dueOn, isPaidByItself, holders },
}: {
  taking: TakingOff;
}) {
  const [t, locale] = await Promise.all([getTranslations("desk.unapplied"), getLocale()]);
  const { share, reference, number } = use;
  const amount = formatMoney(use.amount, locale);
  const due = formatPlainDate(dueOn, locale);
  return (
    <StepForm
      action={takeOffAction}
      hidden={{ payment, reference, share }}
      submit={t("off_submit", { amount, number })}
      variant="danger"
      back={{ href: unappliedPath(payment), label: t("keep") }}
    >
      <p>{t("off_intro", { amount, number, open: formatMoney(open, locale), due })}</p>
      <p>{t("off_final")}</p>
      {isPaidByItself && <p>{t("off_auto_pay", { number })}</p>}
      <Told
        lead={t("apply_mails", { count: holders.length })}
        nobody={t("apply_nobody")}
        people={holders.map((email) => ({ email }))}
      />
    </StepForm>
  );
}
