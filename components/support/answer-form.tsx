import { getTranslations } from "@/lib/platform/page-texts";
import { answerCaseAction } from "@/lib/support/actions";
import { ActionForm } from "../form/action-form";
import { ChoiceField } from "../form/choice-field";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";

/** The seller's answer, and what comes after it. */
export async function AnswerForm({ number }: { number: string }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("desk_cases"), formTexts()]);
  return (
    <ActionForm action={answerCaseAction} labels={labels} hidden={{ number }} clears>
      <TextField name="text" label={t("answer")} multiline maxLength={4000} />
      <ChoiceField
        name="after"
        label={t("after")}
        defaultValue="waiting"
        options={[
          { value: "waiting", label: t("after_waiting") },
          { value: "closed", label: t("after_closed"), hint: t("after_closed_hint") },
        ]}
      />
      <SubmitButton pendingLabel={pending}>{t("submit")}</SubmitButton>
    </ActionForm>
  );
}
