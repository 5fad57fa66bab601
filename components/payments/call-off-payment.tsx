import { callOffPaymentAction } from "@/lib/payments/actions";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";

/** Ends a payment that nothing was charged on yet, so that the invoice can be paid again. */
export async function CallOffPayment({ attempt }: { attempt: string }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("payments"), formTexts()]);
  return (
    <ActionForm action={callOffPaymentAction} labels={labels} hidden={{ attempt }}>
      <SubmitButton variant="secondary" pendingLabel={pending}>
        {t("cancel")}
      </SubmitButton>
    </ActionForm>
  );
}
