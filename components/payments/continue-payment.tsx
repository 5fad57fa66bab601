import { continuePaymentPath } from "@/lib/payments/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { LinkButton } from "../ui/link-button";

/** On to the provider's page of a payment begun before: a plain navigation. */
export async function ContinuePayment({ attempt }: { attempt: string }) {
  const t = await getTranslations("payments");
  return (
    <LinkButton plain variant="primary" href={continuePaymentPath(attempt)}>
      {t("continue")}
    </LinkButton>
  );
}
