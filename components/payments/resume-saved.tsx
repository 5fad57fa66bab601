import { getTranslations } from "next-intl/server";
import { payWithSavedAction } from "@/lib/payments/saved/actions";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";

/** Goes on with a payment with a saved method: the same one, to the bank's page where the bank waits [PAY-7]. */
export async function ResumeSaved({ reference, method }: { reference: string; method: string }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("payments"), formTexts()]);
  return (
    <ActionForm action={payWithSavedAction} labels={labels} hidden={{ reference, method }}>
      <SubmitButton pendingLabel={pending}>{t("continue")}</SubmitButton>
    </ActionForm>
  );
}
