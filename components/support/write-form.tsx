import { getTranslations } from "@/lib/platform/page-texts";
import { writeToCaseAction } from "@/lib/support/actions";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";

/** The opener's next message; to a closed case it opens it again. */
export async function WriteForm({ number, isClosed }: { number: string; isClosed: boolean }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("support"), formTexts()]);
  return (
    <ActionForm action={writeToCaseAction} labels={labels} hidden={{ number }} clears>
      {isClosed && <p className="text-muted">{t("closed_note")}</p>}
      <TextField name="text" label={t("write")} multiline maxLength={4000} />
      <SubmitButton pendingLabel={pending}>{t("write_submit")}</SubmitButton>
    </ActionForm>
  );
}
