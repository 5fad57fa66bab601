import { answerDisputeAction, settleDisputeAction } from "@/lib/collections/disputes/actions";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../../form/action-form";
import { ChoiceField } from "../../form/choice-field";
import { formTexts } from "../../form/form-texts";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { Card } from "../../ui/card";

/** An answer in the thread, or the end of the dispute; both are mailed to the customer [INV-9]. */
export async function SettleForms({ dispute }: { dispute: string }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("desk.collections"), formTexts()]);
  return (
    <>
      <Card title={t("answer")} description={t("answer_hint")}>
        <ActionForm action={answerDisputeAction} labels={labels} hidden={{ dispute }} clears>
          <TextField name="text" label={t("message")} multiline maxLength={4000} />
          <SubmitButton variant="secondary" pendingLabel={pending}>
            {t("answer_submit")}
          </SubmitButton>
        </ActionForm>
      </Card>
      <Card title={t("settle")} description={t("settle_hint")}>
        <ActionForm action={settleDisputeAction} labels={labels} hidden={{ dispute }}>
          <ChoiceField
            name="ending"
            label={t("ending")}
            defaultValue="rejected"
            options={[
              { value: "rejected", label: t("ending_rejected") },
              { value: "accepted", label: t("ending_accepted") },
            ]}
          />
          <TextField name="text" label={t("why")} hint={t("why_hint")} multiline maxLength={4000} />
          <SubmitButton variant="danger" pendingLabel={pending}>
            {t("settle_submit")}
          </SubmitButton>
        </ActionForm>
      </Card>
    </>
  );
}
