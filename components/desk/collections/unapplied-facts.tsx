import { accountPath } from "@/lib/desk/rules";
import type { UnappliedPayment } from "@/lib/desk/unapplied/types";
import { formatInstant } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Card } from "../../ui/card";
import { DescriptionList } from "../../ui/description-list";
import { Money } from "../../ui/money";
import { TextLink } from "../../ui/text-link";

/** When it came, and what is left of it. */
export async function UnappliedFacts({ payment }: { payment: UnappliedPayment }) {
  const [t, locale] = await Promise.all([getTranslations("desk.unapplied"), getLocale()]);
  const { accountId, account, methodName, last4, receivedAt, timeZone, amount, left } = payment;
  return (
    <Card title={t("facts")} className="max-w-[42rem]">
      <DescriptionList
        items={[
          { term: t("account"), value: <TextLink href={accountPath(accountId)}>{account}</TextLink> },
          { term: t("received"), value: formatInstant(receivedAt, locale, timeZone) },
          { term: t("method"), value: last4 ? t("method_card", { name: methodName, last4 }) : methodName },
          { term: t("amount"), value: <Money value={amount} locale={locale} /> },
          { term: t("left"), value: <Money value={left} locale={locale} /> },
        ]}
      />
    </Card>
  );
}
