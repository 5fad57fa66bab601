import { getTranslations } from "next-intl/server";
import { payInvoiceAction } from "@/lib/payments/actions";
import { loadSavedOffer } from "@/lib/payments/saved/loaders";
import { payPath } from "@/lib/payments/saved/rules";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { LinkButton } from "../ui/link-button";

/**
 * The blue button [INV-3]. Who may use a saved method is asked with what to pay; everybody else goes on to the provider's
 * page.
 */
export async function PayNow({ reference }: { reference: string }) {
  const { methods } = await loadSavedOffer(encodeURIComponent(reference));
  return methods.some(({ pay }) => pay.allowed) ? (
    <ChooseHow reference={reference} />
  ) : (
    <NewCard reference={reference} />
  );
}

async function ChooseHow({ reference }: { reference: string }) {
  const t = await getTranslations("invoices");
  return (
    <div>
      <LinkButton size="large" variant="primary" href={payPath(reference)}>
        {t("pay_now")}
      </LinkButton>
    </div>
  );
}

async function NewCard({ reference }: { reference: string }) {
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
