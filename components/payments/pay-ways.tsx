import type { PayOffer } from "@/lib/payments/sets/types";
import { formatMoney } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { Card } from "../ui/card";
import { Reasons, WhyNot } from "../ui/why-not";

interface PayWaysProps {
  offer: PayOffer;
  /** Nothing can be typed: the total is what it is. */
  isFixed: boolean;
}

/** One press for each way: saved methods, a new card, a bank debit where it is taken. The first is the blue one [PAY-3]. */
export async function PayWays({ offer, isFixed }: PayWaysProps) {
  const [t, locale, { pending }] = await Promise.all([getTranslations("payments"), getLocale(), formTexts()]);
  const { methods, savedRefusal, bankDebit, total } = offer;
  const amount = isFixed && total ? formatMoney(total, locale) : null;
  const hasSaved = methods.some(({ pay }) => pay.allowed);
  return (
    <Card className="max-w-[42rem]" title={amount ? t("pay_heading", { amount }) : t("pay_heading_open")}>
      <div className="flex flex-col gap-6">
        {!isFixed && (
          <noscript>
            <SubmitButton name="way" value="update" variant="secondary" pendingLabel={pending}>
              {t("update")}
            </SubmitButton>
          </noscript>
        )}
        {methods.length > 0 && <SavedWays methods={methods} amount={amount} />}
        {savedRefusal && <WhyNot refusal={savedRefusal} />}
        <div className="flex flex-col gap-2">
          <SubmitButton name="way" value="card" variant={hasSaved ? "secondary" : "primary"} pendingLabel={pending}>
            {hasSaved ? t("pay_new") : t("pay_card")}
          </SubmitButton>
          <p className="text-sm text-muted">{t("pay_new_hint")}</p>
        </div>
        {bankDebit?.allowed && (
          <div className="flex flex-col gap-2">
            <SubmitButton name="way" value="bank_debit" variant="secondary" pendingLabel={pending}>
              {t("pay_debit")}
            </SubmitButton>
            <p className="text-sm text-muted">{t("pay_debit_hint")}</p>
          </div>
        )}
      </div>
    </Card>
  );
}

async function SavedWays({ methods, amount }: { methods: PayOffer["methods"]; amount: string | null }) {
  const [t, tMethods, { pending }] = await Promise.all([
    getTranslations("payments"),
    getTranslations("methods"),
    formTexts(),
  ]);
  const main = methods.find(({ pay }) => pay.allowed)?.id;
  return (
    <div className="flex flex-col gap-3">
      {main && <p className="text-muted">{t("pay_once")}</p>}
      <ul className="flex flex-col gap-4">
        {methods.map(({ id, details, pay }) => {
          const method = details
            ? tMethods("ending", { name: details.name, last4: details.last4 })
            : tMethods("kind_card");
          return (
            <li key={id}>
              {pay.allowed ? (
                <SubmitButton
                  name="way"
                  value={id}
                  variant={id === main ? "primary" : "secondary"}
                  pendingLabel={pending}
                >
                  {amount ? t("pay_with", { amount, method }) : t("pay_with_open", { method })}
                </SubmitButton>
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
    </div>
  );
}
