import { askForUpgradeAction } from "@/lib/catalog/upgrades/actions";
import type { UpgradePage } from "@/lib/catalog/upgrades/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { ChoiceField } from "../form/choice-field";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { ContactLine } from "../ui/contact-line";

/** One of the later editions, with a few words for the account executive [QUO-8]. */
export async function UpgradeForm({ upgrade }: { upgrade: UpgradePage }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("product_requests"), formTexts()]);
  const { subscriptionId, later, accountExecutive } = upgrade;
  return (
    <ActionForm action={askForUpgradeAction} labels={labels} hidden={{ subscription: subscriptionId }}>
      <p className="text-muted">{t("upgrade_intro")}</p>
      <ChoiceField
        name="edition"
        label={t("edition")}
        defaultValue={later[0] ?? ""}
        options={later.map((edition) => ({ value: edition, label: edition }))}
      />
      <TextField name="note" label={t("note")} optionalLabel={t("optional")} multiline maxLength={4000} />
      <ContactLine lead={t("sent_to")} {...accountExecutive} />
      <SubmitButton pendingLabel={pending}>{t("upgrade_submit")}</SubmitButton>
    </ActionForm>
  );
}
