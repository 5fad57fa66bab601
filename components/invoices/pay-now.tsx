import { payInvoiceAction } from "@/lib/payments/actions";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";

/** The blue button [INV-3], which leads to the provider's page. */
export async function PayNow({ reference }: { reference: string }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("invoices"), formTexts()]);
  return (
    <ActionForm action={payInvoiceAction} labels={labels} hidden={{ reference }} className="flex flex-col gap-3">
      <SubmitButton size="large" pendingLabel={pending}>
        {t("pay_now")}
      </SubmitButton>
      <p className="text-sm text-muted">{t("pay_with_card")}</p>
    </ActionForm>
  );
}
