import { withdrawDisputeAction } from "@/lib/collections/disputes/actions";
import type { DisputeDetails } from "@/lib/collections/disputes/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { Card } from "../ui/card";
import { WhyNot } from "../ui/why-not";

/** Ends the dispute by its opener's word, or says who else can [INV-9, WHY-1]. */
export async function WithdrawForm({ dispute: { id, withdrawal } }: { dispute: DisputeDetails }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("disputes"), formTexts()]);
  return (
    <Card title={t("withdraw")} description={t("withdraw_hint")}>
      {withdrawal.allowed ? (
        <ActionForm action={withdrawDisputeAction} labels={labels} hidden={{ dispute: id }}>
          <TextField name="text" label={t("withdraw_why")} multiline maxLength={4000} />
          <SubmitButton variant="secondary" pendingLabel={pending}>
            {t("withdraw_submit")}
          </SubmitButton>
        </ActionForm>
      ) : (
        <WhyNot refusal={withdrawal} />
      )}
    </Card>
  );
}
