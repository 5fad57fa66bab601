import { accountPath } from "@/lib/desk/rules";
import { suspendAccountAction } from "@/lib/desk/suspension/actions";
import type { SuspensionState } from "@/lib/desk/suspension/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { ChoiceField } from "../form/choice-field";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { LinkButton } from "../ui/link-button";
import { WhyNot } from "../ui/why-not";

/** What follows from a suspension, and what for; for debt only while something is overdue [DSK-1, PAY-8]. */
export async function SuspendForm({ state }: { state: SuspensionState }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("desk.suspension"), formTexts()]);
  const { accountId, suspend, suspendForDebt } = state;
  if (!suspend.allowed) return <WhyNot refusal={suspend} />;
  const mayForDebt = suspendForDebt.allowed;
  return (
    <ActionForm
      action={suspendAccountAction}
      labels={labels}
      hidden={{ account: accountId, ...(mayForDebt ? {} : { reason: "other" }) }}
    >
      <p>{t("suspend_follows")}</p>
      {suspendForDebt.allowed ? (
        <ChoiceField
          name="reason"
          label={t("reason")}
          defaultValue="debt"
          options={[
            { value: "debt", label: t("reason_debt"), hint: t("reason_debt_hint") },
            { value: "other", label: t("reason_other"), hint: t("reason_other_hint") },
          ]}
        />
      ) : (
        <WhyNot refusal={suspendForDebt} />
      )}
      <TextField name="note" label={t("note")} hint={t("note_hint")} multiline maxLength={500} />
      <div className="flex flex-wrap gap-2">
        <LinkButton href={accountPath(accountId)}>{t("back")}</LinkButton>
        <SubmitButton variant="danger" pendingLabel={pending}>
          {t("suspend")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
