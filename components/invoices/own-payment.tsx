import type { InvoiceDetails } from "@/lib/invoices/types";
import { paymentPath } from "@/lib/payments/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { CallOffPayment } from "../payments/call-off-payment";
import { ContinuePayment } from "../payments/continue-payment";
import { TextLink } from "../ui/text-link";

/** The reader's own payment under way: go on, call it off, or wait for the provider [PAY-5]. */
export async function OwnPayment({ attempt }: { attempt: NonNullable<InvoiceDetails["ownAttempt"]> }) {
  const t = await getTranslations("invoices");
  if (!attempt.canContinue)
    return (
      <>
        <p>{t("own_attempt_confirming")}</p>
        <p>
          <TextLink href={paymentPath(attempt.id)}>{t("see_payment")}</TextLink>
        </p>
      </>
    );
  return (
    <>
      <p>{t("own_attempt")}</p>
      <div className="flex flex-wrap gap-2">
        <ContinuePayment attempt={attempt.id} />
        <CallOffPayment attempt={attempt.id} />
      </div>
    </>
  );
}
