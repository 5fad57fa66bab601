import { addRuleAction } from "@/lib/desk/portal-access/actions";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";

/** One domain or address at a time [ACC-3]. */
export async function AddRuleForm({ billGroupId }: { billGroupId: string }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("desk.portal_access"), formTexts()]);
  return (
    <ActionForm action={addRuleAction} labels={labels} hidden={{ billGroup: billGroupId }} clears>
      <TextField name="rule" label={t("add_label")} hint={t("add_hint")} maxLength={254} spellCheck={false} />
      <SubmitButton variant="secondary" pendingLabel={pending}>
        {t("add")}
      </SubmitButton>
    </ActionForm>
  );
}
