import { getLocale, getTranslations } from "next-intl/server";
import { payWithSavedAction } from "@/lib/payments/saved/actions";
import type { SavedOffer } from "@/lib/payments/saved/types";
import { formatMoney } from "@/lib/platform/format";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { Reasons } from "../ui/why-not";

/** One press for each saved method; the usual one is the blue button [PAY-3]. */
export async function PaySaved({ offer }: { offer: SavedOffer }) {
  const [t, tMethods, locale, { labels, pending }] = await Promise.all([
    getTranslations("payments"),
    getTranslations("methods"),
    getLocale(),
    formTexts(),
  ]);
  const { reference, open, methods } = offer;
  const amount = formatMoney(open, locale);
  const main = methods.find(({ pay }) => pay.allowed)?.id;
  return (
    <ul className="flex flex-col gap-4">
      {methods.map(({ id, details, pay }) => {
        const method = details
          ? tMethods("ending", { name: details.name, last4: details.last4 })
          : tMethods("kind_card");
        return (
          <li key={id}>
            {pay.allowed ? (
              <ActionForm action={payWithSavedAction} labels={labels} hidden={{ reference, method: id }}>
                <SubmitButton variant={id === main ? "primary" : "secondary"} pendingLabel={pending}>
                  {t("pay_with", { amount, method })}
                </SubmitButton>
              </ActionForm>
            ) : (
              <div className="text-muted">
                <p className="font-medium">{method}</p>
                <Reasons refusal={pay} />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
