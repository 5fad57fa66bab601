import { paymentPath } from "@/lib/payments/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { Alert } from "../ui/alert";
import { LinkButton } from "../ui/link-button";
import { CallOffPayment } from "./call-off-payment";

/** The reader's own unfinished payment with some of what is asked for: on with it, or off with it [PAY-7]. */
export async function OwnPaymentBegun({ attempt }: { attempt: string }) {
  const t = await getTranslations("payments");
  return (
    <Alert
      tone="warning"
      title={t("own_going")}
      actions={
        <>
          <LinkButton variant="primary" href={paymentPath(attempt)}>
            {t("continue")}
          </LinkButton>
          <CallOffPayment attempt={attempt} />
        </>
      }
    />
  );
}
