import { chooseBillGroupAction } from "@/lib/bill-groups/actions";
import { loadPortalFrame } from "@/lib/branding/loaders";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { Alert } from "../ui/alert";

/**
 * For who is signed in and follows a link about another of their bill groups: one press looks at it. Asking for a page changes
 * nothing by itself, and what is not theirs is as if it had not been named [DSK-2, BIL-7, ACC-6].
 */
export async function GroupOffer({ wanted }: { wanted: string | undefined }) {
  const { billGroups, billGroup } = await loadPortalFrame();
  const meant = billGroups.find(({ id }) => id === wanted);
  if (!meant || meant.id === billGroup?.id) return null;
  const [t, { labels, pending }] = await Promise.all([getTranslations("bill_groups"), formTexts()]);
  const { id, name, account } = meant;
  return (
    <Alert
      title={t("offer", { name, account })}
      actions={
        <ActionForm action={chooseBillGroupAction} labels={labels} hidden={{ billGroup: id }}>
          <SubmitButton variant="secondary" pendingLabel={pending}>
            {t("offer_submit", { name })}
          </SubmitButton>
        </ActionForm>
      }
    />
  );
}
