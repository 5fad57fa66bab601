import { addMethodAction } from "@/lib/payments/methods/actions";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";

interface AddMethodProps {
  billGroup: string;
  /** The contract that is to use it. */
  contract?: string | undefined;
  isMain?: boolean | undefined;
}

/** Leads to the provider's page, on which the card is typed. */
export async function AddMethod({ billGroup, contract, isMain = true }: AddMethodProps) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("methods"), formTexts()]);
  return (
    <ActionForm
      action={addMethodAction}
      labels={labels}
      hidden={{ billGroup, ...(contract ? { contract } : {}) }}
      className="flex flex-col gap-2"
    >
      <SubmitButton variant={isMain ? "primary" : "secondary"} pendingLabel={pending}>
        {t("add")}
      </SubmitButton>
      <p className="text-sm text-muted">{t("add_hint")}</p>
    </ActionForm>
  );
}
