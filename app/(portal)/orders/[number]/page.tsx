import type { Metadata } from "next";
import { OrderInvoices } from "@/components/orders/order-invoices";
import { OrderLines } from "@/components/orders/order-lines";
import { OrderOverview } from "@/components/orders/order-overview";
import { OrderTotals } from "@/components/orders/order-totals";
import { OrderedSubscriptions } from "@/components/orders/ordered-subscriptions";
import { Page } from "@/components/ui/page";
import { loadOrder } from "@/lib/orders/loaders";
import { ordersPath } from "@/lib/orders/rules";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/orders/[number]">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: (await loadOrder((await params).number)).number,
});

export default async function OrderPage({ params }: Props) {
  const { number } = await params;
  const [order, t] = await Promise.all([loadOrder(number), getTranslations("orders")]);
  return (
    <Page title={order.number} back={{ href: ordersPath(), label: t("back") }}>
      <div className="grid gap-6 xl:grid-cols-2 xl:items-start">
        <OrderOverview order={order} />
        <OrderTotals order={order} />
      </div>
      <OrderLines order={order} />
      <OrderInvoices order={order} />
      <OrderedSubscriptions order={order} />
    </Page>
  );
}
