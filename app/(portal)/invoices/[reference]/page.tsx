import type { Metadata } from "next";
import { InvoiceAutoPay } from "@/components/auto-pay/invoice-auto-pay";
import { InvoiceCollections } from "@/components/collections/invoice-collections";
import { InvoiceActions } from "@/components/invoices/invoice-actions";
import { InvoiceLines } from "@/components/invoices/invoice-lines";
import { InvoiceMovements } from "@/components/invoices/invoice-movements";
import { InvoiceOverview } from "@/components/invoices/invoice-overview";
import { InvoicePayment } from "@/components/invoices/invoice-payment";
import { InvoiceRevisions } from "@/components/invoices/invoice-revisions";
import { InvoiceStatus } from "@/components/invoices/invoice-status";
import { AskLink } from "@/components/support/ask-link";
import { Page } from "@/components/ui/page";
import { loadInvoiceCollections } from "@/lib/collections/loaders";
import { loadInvoice } from "@/lib/invoices/loaders";
import { loadPurchaseOrder } from "@/lib/invoices/purchase-order/loaders";
import { loadOrdersOfInvoice } from "@/lib/orders/loaders";
import { loadInvoiceAutoPay } from "@/lib/payments/auto-pay/loaders";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/invoices/[reference]">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: (await loadInvoice((await params).reference)).number,
});

export default async function InvoicePage({ params }: Props) {
  const { reference: segment } = await params;
  const [invoice, order, orders, autoPay, collections, t] = await Promise.all([
    loadInvoice(segment),
    loadPurchaseOrder(segment),
    loadOrdersOfInvoice(segment),
    loadInvoiceAutoPay(segment),
    loadInvoiceCollections(segment),
    getTranslations("invoices"),
  ]);
  const { number, status, movements } = invoice;
  return (
    <Page
      title={number}
      mark={<InvoiceStatus status={status} label={t(`status_${status}`)} />}
      back={{ href: "/invoices", label: t("back") }}
      actions={<InvoiceActions order={order} />}
    >
      <InvoiceAutoPay autoPay={autoPay} />
      <div className="grid gap-6 xl:grid-cols-2 xl:items-start">
        <InvoicePayment invoice={invoice} />
        <InvoiceOverview invoice={invoice} orders={orders} />
      </div>
      <InvoiceCollections collections={collections} />
      <InvoiceLines invoice={invoice} />
      <InvoiceMovements movements={movements} />
      <InvoiceRevisions order={order} />
      <AskLink invoice={invoice.reference} />
    </Page>
  );
}
