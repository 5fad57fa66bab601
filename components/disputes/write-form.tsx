import { writeToDisputeAction } from "@/lib/collections/disputes/actions";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";

/** A further message of the thread. */
export async function WriteForm({ dispute }: { dispute: string }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("disputes"), formTexts()]);
  return (
    <ActionForm action={writeToDisputeAction} labels={labels} hidden={{ dispute }} clears>
      <TextField name="text" label={t("write")} multiline maxLength={4000} />
      <SubmitButton pendingLabel={pending}>{t("write_submit")}</SubmitButton>
    </ActionForm>
  );
}
