import { contractPath } from "@/lib/contracts/rules";
import type { InvoiceDetails } from "@/lib/invoices/types";
import { orderPath } from "@/lib/orders/rules";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { quotePdfPath } from "@/lib/quotes/rules";
import { CalendarDate } from "../ui/calendar-date";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { TextLink } from "../ui/text-link";

interface InvoiceOverviewProps {
  invoice: InvoiceDetails;
  /** Numbers of the orders it bills [QUO-3]. */
  orders: readonly string[];
}

/** What the invoice is. */
export async function InvoiceOverview({ invoice, orders }: InvoiceOverviewProps) {
  const [t, tOrders, locale] = await Promise.all([getTranslations("invoices"), getTranslations("orders"), getLocale()]);
  const { contractNumber, issuedOn, dueOn, poNumber, quoteNumber, billTo } = invoice;
  return (
    <Card title={t("overview")}>
      <DescriptionList
        items={[
          {
            term: t("contract"),
            value: <TextLink href={contractPath(contractNumber)}>{contractNumber}</TextLink>,
          },
          { term: t("issued"), value: <CalendarDate date={issuedOn} locale={locale} /> },
          { term: t("due"), value: <CalendarDate date={dueOn} locale={locale} /> },
          ...(poNumber ? [{ term: t("po_number"), value: poNumber }] : []),
          ...(quoteNumber
            ? [{ term: t("quote_number"), value: <Quote invoice={invoice} number={quoteNumber} /> }]
            : []),
          ...(orders.length > 0
            ? [{ term: tOrders("orders_of_invoice", { count: orders.length }), value: <Orders numbers={orders} /> }]
            : []),
          { term: t("account"), value: invoice.account },
          { term: t("bill_group"), value: invoice.billGroup },
          { term: t("seller"), value: invoice.seller },
          { term: t("bill_to"), value: <BilledTo lines={[billTo.name, ...billTo.lines]} /> },
        ]}
      />
    </Card>
  );
}

/** The number downloads the quote as signed, where that is kept [INV-6]. */
async function Quote({ invoice: { hasSignedQuote }, number }: { invoice: InvoiceDetails; number: string }) {
  const t = await getTranslations("invoices");
  if (!hasSignedQuote) return number;
  return (
    <TextLink plain href={quotePdfPath(number)} aria-label={t("download_quote", { number })}>
      {number}
    </TextLink>
  );
}

function Orders({ numbers }: { numbers: readonly string[] }) {
  return (
    <span className="flex flex-wrap gap-x-3">
      {numbers.map((number) => (
        <TextLink key={number} href={orderPath(number)}>
          {number}
        </TextLink>
      ))}
    </span>
  );
}

function BilledTo({ lines }: { lines: readonly string[] }) {
  return <span className="whitespace-pre-line">{lines.join("\n")}</span>;
}
