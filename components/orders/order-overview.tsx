import { contractPath } from "@/lib/contracts/rules";
import type { OrderDetails } from "@/lib/orders/types";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { quotePdfPath } from "@/lib/quotes/rules";
import { CalendarDate } from "../ui/calendar-date";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { TextLink } from "../ui/text-link";
import { QuoteName } from "./quote-name";

/** What the order is, and the quote that it came of [QUO-3]. */
export async function OrderOverview({ order }: { order: OrderDetails }) {
  const [t, locale] = await Promise.all([getTranslations("orders"), getLocale()]);
  const { contractNumber, placedOn, placedBy, quoteNumber, hasSignedQuote, poNumber, account, billGroup } = order;
  const signed = hasSignedQuote && quoteNumber && (
    <TextLink plain href={quotePdfPath(quoteNumber)} aria-label={t("download_quote", { number: quoteNumber })}>
      {t("download")}
    </TextLink>
  );
  return (
    <Card title={t("overview")}>
      <DescriptionList
        items={[
          { term: t("contract"), value: <TextLink href={contractPath(contractNumber)}>{contractNumber}</TextLink> },
          { term: t("placed_on"), value: <CalendarDate date={placedOn} locale={locale} /> },
          { term: t("placed_by"), value: placedBy ?? t("nobody") },
          { term: t("quote"), value: <QuoteName of={order} none={t("no_quote")} /> },
          ...(signed ? [{ term: t("signed_quote"), value: signed }] : []),
          { term: t("po_number"), value: poNumber ?? t("no_po") },
          { term: t("account"), value: account },
          { term: t("bill_group"), value: billGroup },
          { term: t("seller"), value: order.seller },
        ]}
      />
    </Card>
  );
}
