import { withdrawRequestAction } from "@/lib/catalog/requests/actions";
import type { RequestDetails } from "@/lib/catalog/requests/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { Card } from "../ui/card";
import { ContactLine } from "../ui/contact-line";
import { WhyNot } from "../ui/why-not";

/** What happens next, and how to take it back. */
export async function RequestNext({ request }: { request: RequestDetails }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("product_requests"), formTexts()]);
  const { id, status, accountExecutive, withdrawal } = request;
  return (
    <Card title={t("next_title")}>
      <div className="flex flex-col gap-5">
        <p className="text-muted">{t(`next_${status}`)}</p>
        {withdrawal.allowed && (
          <>
            <ContactLine lead={t("with")} {...accountExecutive} />
            <ActionForm action={withdrawRequestAction} labels={labels} hidden={{ request: id }}>
              <SubmitButton variant="secondary" pendingLabel={pending}>
                {t("withdraw")}
              </SubmitButton>
            </ActionForm>
          </>
        )}
        {!withdrawal.allowed &&
          (status === "open" ? (
            <WhyNot refusal={withdrawal} />
          ) : (
            <ContactLine lead={t("with")} {...accountExecutive} />
          ))}
      </div>
    </Card>
  );
}
