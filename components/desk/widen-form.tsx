import { widenRuleAction } from "@/lib/desk/portal-access/actions";
import { accessPath } from "@/lib/desk/portal-access/rules";
import type { Widening } from "@/lib/desk/portal-access/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { LinkButton } from "../ui/link-button";

/** Names the single addresses that a domain takes the place of, and asks [ACC-4]. */
export async function WidenForm({ widening: { access, domain, swallowed } }: { widening: Widening }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("desk.portal_access"), formTexts()]);
  const { billGroupId: billGroup } = access;
  return (
    <ActionForm
      action={widenRuleAction}
      labels={labels}
      hidden={{ billGroup, rule: domain, swallows: swallowed.join("\n") }}
    >
      <p>{t("widen_follows", { domain, count: swallowed.length })}</p>
      <ul className="list-disc ps-5">
        {swallowed.map((address) => (
          <li key={address} className="wrap-anywhere">
            {address}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <LinkButton href={accessPath(billGroup)}>{t("back")}</LinkButton>
        <SubmitButton pendingLabel={pending}>{t("widen")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
