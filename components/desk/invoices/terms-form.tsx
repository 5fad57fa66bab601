import { setContractTermsAction } from "@/lib/contracts/terms/actions";
import type { ContractTerms } from "@/lib/contracts/terms/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../../form/action-form";
import { CheckboxField } from "../../form/checkbox-field";
import { formTexts } from "../../form/form-texts";
import { SubmitButton } from "../../form/submit-button";

/** What the seller allows on a contract: paying online, and deciding on renewal [INV-3, REN-3]. */
export async function TermsForm({ terms: { number, onlinePayment, renewalSelfService } }: { terms: ContractTerms }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("desk.terms"), formTexts()]);
  return (
    <ActionForm action={setContractTermsAction} labels={labels} hidden={{ contract: number }}>
      <CheckboxField
        name="onlinePayment"
        label={t("online_payment")}
        hint={t("online_payment_hint")}
        defaultChecked={onlinePayment}
      />
      <CheckboxField
        name="renewalSelfService"
        label={t("renewal")}
        hint={t("renewal_hint")}
        defaultChecked={renewalSelfService}
      />
      <p className="text-muted">{t("told")}</p>
      <SubmitButton pendingLabel={pending}>{t("save")}</SubmitButton>
    </ActionForm>
  );
}
