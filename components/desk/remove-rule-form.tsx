import { removeRuleAction } from "@/lib/desk/portal-access/actions";
import { accessPath } from "@/lib/desk/portal-access/rules";
import type { RuleRemoval } from "@/lib/desk/portal-access/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { LinkButton } from "../ui/link-button";

/** Who is shut out, before it is done [ACC-7]. */
export async function RemoveRuleForm({ removal: { access, rule, people } }: { removal: RuleRemoval }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("desk.portal_access"), formTexts()]);
  const { billGroupId: billGroup } = access;
  return (
    <ActionForm action={removeRuleAction} labels={labels} hidden={{ billGroup, rule: rule.id }}>
      <p>{t("remove_follows", { count: people })}</p>
      <p className="text-muted">{t("contacts_stay")}</p>
      <div className="flex flex-wrap gap-2">
        <LinkButton href={accessPath(billGroup)}>{t("back")}</LinkButton>
        <SubmitButton variant="danger" pendingLabel={pending}>
          {t("remove")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
