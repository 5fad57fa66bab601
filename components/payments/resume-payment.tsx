import { getTranslations } from "next-intl/server";
import { payInvoiceAction } from "@/lib/payments/actions";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";

/** Goes on with a payment that has no page at the provider yet: paying again makes it, for the same one payment [PAY-7]. */
export async function ResumePayment({ reference }: { reference: string }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("payments"), formTexts()]);
  return (
    <ActionForm action={payInvoiceAction} labels={labels} hidden={{ reference }}>
      <SubmitButton pendingLabel={pending}>{t("continue")}</SubmitButton>
    </ActionForm>
  );
}
