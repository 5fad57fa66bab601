import type { PaymentOutcome } from "@/lib/payments/types";
import { formatInstant } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { Money } from "../ui/money";

interface PaymentDetailsProps {
  outcome: PaymentOutcome;
  payment: NonNullable<PaymentOutcome["payment"]>;
}

/** The money that came in, as on the receipt [PAY-4]. */
export async function PaymentDetails({ outcome, payment }: PaymentDetailsProps) {
  const [t, locale] = await Promise.all([getTranslations("payments"), getLocale()]);
  const { number, method, methodName: name, last4, receivedAt } = payment;
  const methodName = name && last4 ? t("method_ending", { name, last4 }) : (name ?? t(`list.method_${method}`));
  const { amount, payerEmail, timeZone } = outcome;
  return (
    <Card title={t("details")}>
      <DescriptionList
        items={[
          { term: t("number"), value: number },
          { term: t("date"), value: formatInstant(receivedAt, locale, timeZone) },
          { term: t("method"), value: methodName },
          { term: t("amount"), value: <Money value={amount} locale={locale} /> },
          ...(payerEmail ? [{ term: t("payer"), value: payerEmail }] : []),
        ]}
      />
    </Card>
  );
}
