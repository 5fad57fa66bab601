import { paymentPath } from "@/lib/payments/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { Alert } from "../ui/alert";
import { LinkButton } from "../ui/link-button";
import { LookAgain } from "./look-again";

const SECONDS = 5;

/** Not confirmed yet: the page looks again by itself, with JavaScript in place and without it whole [PAY-5]. */
export async function PaymentWaiting({ id }: { id: string }) {
  const t = await getTranslations("payments");
  return (
    <>
      <noscript className="hidden">
        <meta httpEquiv="refresh" content={`${SECONDS}`} />
      </noscript>
      <LookAgain seconds={SECONDS} />
      <Alert
        title={t("processing")}
        actions={
          <LinkButton plain href={paymentPath(id)}>
            {t("look_again")}
          </LinkButton>
        }
      />
    </>
  );
}
