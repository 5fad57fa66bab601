import { getTranslations } from "next-intl/server";
import { LinkButton } from "../ui/link-button";
import { continuePaymentPath } from "./payment-paths";

/** On to the provider's page of a payment begun before: a plain navigation. */
export async function ContinuePayment({ attempt }: { attempt: string }) {
  const t = await getTranslations("payments");
  return (
    <LinkButton plain variant="primary" href={continuePaymentPath(attempt)}>
      {t("continue")}
    </LinkButton>
  );
}
