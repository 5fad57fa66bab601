import { switchRulesAction } from "@/lib/desk/portal-access/actions";
import { accessPath } from "@/lib/desk/portal-access/rules";
import type { PortalAccess } from "@/lib/desk/portal-access/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { LinkButton } from "../ui/link-button";
import { WhyNot } from "../ui/why-not";

/** What follows from opening or shutting the door, before it is done; or why it may not be opened now [ACC-5]. */
export async function SwitchRulesForm({ access }: { access: PortalAccess }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("desk.portal_access"), formTexts()]);
  const { billGroupId: billGroup, isOn, switchOn, people, rules } = access;
  if (!isOn && !switchOn.allowed) return <WhyNot refusal={switchOn} />;
  return (
    <ActionForm action={switchRulesAction} labels={labels} hidden={{ billGroup, to: isOn ? "off" : "on" }}>
      <p>{isOn ? t("turn_off_follows", { count: people }) : t("turn_on_follows", { count: rules.length })}</p>
      <p className="text-muted">{t("contacts_stay")}</p>
      <div className="flex flex-wrap gap-2">
        <LinkButton href={accessPath(billGroup)}>{t("back")}</LinkButton>
        <SubmitButton variant={isOn ? "danger" : "primary"} pendingLabel={pending}>
          {t(isOn ? "turn_off" : "turn_on")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
