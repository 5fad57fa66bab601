import { getTranslations } from "next-intl/server";
import { payInvoiceAction } from "@/lib/payments/actions";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";

/** To the provider's page, beside saved methods. */
export async function PayNewCard({ reference }: { reference: string }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("payments"), formTexts()]);
  return (
    <ActionForm
      action={payInvoiceAction}
      labels={labels}
      hidden={{ reference, card: "new" }}
      className="flex flex-col gap-2"
    >
      <SubmitButton variant="secondary" pendingLabel={pending}>
        {t("pay_new")}
      </SubmitButton>
      <p className="text-sm text-muted">{t("pay_new_hint")}</p>
    </ActionForm>
  );
}
