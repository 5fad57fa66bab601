import { accountPath } from "@/lib/desk/rules";
import { liftSuspensionAction } from "@/lib/desk/suspension/actions";
import type { SuspensionState } from "@/lib/desk/suspension/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { Alert } from "../ui/alert";
import { LinkButton } from "../ui/link-button";
import { WhyNot } from "../ui/why-not";

/** What follows from lifting by hand; that something is still overdue is said and stops nobody [DSK-1]. */
export async function LiftForm({ state }: { state: SuspensionState }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("desk.suspension"), formTexts()]);
  const { accountId, lift, hasOverdue } = state;
  if (!lift.allowed) return <WhyNot refusal={lift} />;
  return (
    <ActionForm action={liftSuspensionAction} labels={labels} hidden={{ account: accountId }}>
      <p>{t("lift_follows")}</p>
      {hasOverdue && <Alert tone="warning" title={t("still_overdue")} />}
      <TextField name="note" label={t("note")} hint={t("lift_note_hint")} multiline maxLength={500} />
      <div className="flex flex-wrap gap-2">
        <LinkButton href={accountPath(accountId)}>{t("back")}</LinkButton>
        <SubmitButton pendingLabel={pending}>{t("lift")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
