import { getTranslations } from "@/lib/platform/page-texts";
import { acceptHandoverAction, declineHandoverAction, withdrawHandoverAction } from "@/lib/users/actions";
import type { HandoverOffer } from "@/lib/users/types";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { WhyNot } from "../ui/why-not";

/** The nominated person takes over or declines, the nominator withdraws, others see who is asked [USR-6]. */
export async function HandoverAnswer({ offer }: { offer: HandoverOffer }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("users"), formTexts()]);
  const { id, isOpen, isMine, isOwn, decision } = offer;
  const hidden = { handover: id };
  // The forms stay where they are when they have been sent: what they answered is read there.
  if (isMine)
    return (
      <div className="flex flex-col gap-4">
        {isOpen && !decision.allowed && <WhyNot refusal={decision} />}
        <ActionForm action={acceptHandoverAction} labels={labels} hidden={hidden} className="flex flex-col gap-3">
          {decision.allowed && <SubmitButton pendingLabel={pending}>{t("accept")}</SubmitButton>}
        </ActionForm>
        <ActionForm action={declineHandoverAction} labels={labels} hidden={hidden} className="flex flex-col gap-3">
          {isOpen && (
            <SubmitButton variant="secondary" pendingLabel={pending}>
              {t("decline")}
            </SubmitButton>
          )}
        </ActionForm>
      </div>
    );
  if (!isOwn) return isOpen && !decision.allowed ? <WhyNot refusal={decision} /> : null;
  return (
    <ActionForm action={withdrawHandoverAction} labels={labels} hidden={hidden}>
      {isOpen && (
        <SubmitButton variant="secondary" pendingLabel={pending}>
          {t("withdraw")}
        </SubmitButton>
      )}
    </ActionForm>
  );
}
