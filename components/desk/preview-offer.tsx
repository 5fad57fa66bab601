import { startPreviewAction } from "@/lib/desk/preview/actions";
import type { PreviewOffer as Offer } from "@/lib/desk/preview/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { Alert } from "../ui/alert";
import { WhyNot } from "../ui/why-not";

/** What a preview is, and its beginning [DSK-3]. */
export async function PreviewOffer({ offer: { billGroupId, decision, isClosed } }: { offer: Offer }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("preview"), formTexts()]);
  return (
    <div className="flex max-w-2xl flex-col gap-5">
      <ul className="flex list-disc flex-col gap-1.5 ps-5">
        <li>{t("says_what")}</li>
        <li>{t("says_read_only")}</li>
        <li>{t("says_time")}</li>
        <li>{t("says_audit")}</li>
      </ul>
      {isClosed && <Alert tone="info" title={t("closed")} />}
      {decision.allowed ? (
        <ActionForm action={startPreviewAction} labels={labels}>
          <input type="hidden" name="billGroup" value={billGroupId} />
          <SubmitButton variant="primary" pendingLabel={pending}>
            {t("start")}
          </SubmitButton>
        </ActionForm>
      ) : (
        <WhyNot refusal={decision} />
      )}
    </div>
  );
}
