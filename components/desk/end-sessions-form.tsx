import { endSessionsAction } from "@/lib/desk/access-check/actions";
import { accessCheckPath } from "@/lib/desk/access-check/rules";
import type { AccessCheck } from "@/lib/desk/access-check/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { LinkButton } from "../ui/link-button";
import { WhyNot } from "../ui/why-not";

/** That somebody is signed out everywhere, before it is done [SIG-6]. */
export async function EndSessionsForm({ check: { email, sessions, endSessions } }: { check: AccessCheck }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("desk.access_check"), formTexts()]);
  if (!endSessions.allowed) return <WhyNot refusal={endSessions} />;
  return (
    <ActionForm action={endSessionsAction} labels={labels} hidden={{ email }}>
      <p>{t("end_follows", { count: sessions })}</p>
      <div className="flex flex-wrap gap-2">
        <LinkButton href={accessCheckPath({ email })}>{t("back")}</LinkButton>
        <SubmitButton variant="danger" pendingLabel={pending}>
          {t("end_sessions")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
