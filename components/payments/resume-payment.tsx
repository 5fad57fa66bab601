import { resumePaymentAction } from "@/lib/payments/sets/actions";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";

/** Goes on with a payment that has no page at the provider yet, or that waits for the bank: the same one payment [PAY-7]. */
export async function ResumePayment({ attempt }: { attempt: string }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("payments"), formTexts()]);
  return (
    <ActionForm action={resumePaymentAction} labels={labels} hidden={{ attempt }}>
      <SubmitButton pendingLabel={pending}>{t("continue")}</SubmitButton>
    </ActionForm>
  );
}
