import { resetFactorAction } from "@/lib/desk/staff/actions";
import { staffMemberPath } from "@/lib/desk/staff/rules";
import type { StaffDetails } from "@/lib/desk/staff/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { LinkButton } from "../ui/link-button";
import { WhyNot } from "../ui/why-not";

/** That nothing proves them any more, before it is done [SIG-7]. */
export async function ResetFactorForm({ member: { id, name, email, reset } }: { member: StaffDetails }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("desk.staff"), formTexts()]);
  if (!reset.allowed) return <WhyNot refusal={reset} />;
  return (
    <ActionForm action={resetFactorAction} labels={labels} hidden={{ staff: id }}>
      <p>{t("reset_follows", { name, email })}</p>
      <p className="text-muted">{t("reset_first")}</p>
      <div className="flex flex-wrap gap-2">
        <LinkButton href={staffMemberPath(id)}>{t("back")}</LinkButton>
        <SubmitButton variant="danger" pendingLabel={pending}>
          {t("reset")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
