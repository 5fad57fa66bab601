import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { BuyingTabs } from "@/components/orders/buying-tabs";
import { NoOrders } from "@/components/orders/no-orders";
import { OrderFilter } from "@/components/orders/order-filter";
import { OrderPages } from "@/components/orders/order-pages";
import { OrderTable } from "@/components/orders/order-table";
import { Page } from "@/components/ui/page";
import { loadPortalFrame } from "@/lib/branding/loaders";
import { loadOrders } from "@/lib/orders/list/loaders";
import { isNarrowed, ordersPath } from "@/lib/orders/rules";
import { orderSearch } from "@/lib/orders/schema";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("orders"))("title"),
});

export default async function OrdersPage({ searchParams }: PageProps<"/orders">) {
  const search = orderSearch.parse(await searchParams);
  const [t, { billGroup }, found] = await Promise.all([
    getTranslations("orders"),
    loadPortalFrame(),
    loadOrders(ordersPath(search)),
  ]);
  if (!billGroup || !found) redirect("/no-access");
  const { rows, next, previous, contracts } = found;
  const { contract } = search;
  const description = contract ? t("description_contract", { contract }) : t("description", { group: billGroup.name });
  return (
    <Page title={t("title")} description={description}>
      <div className="flex flex-col gap-5">
        <BuyingTabs current="orders" />
        {(rows.length > 0 || isNarrowed(search)) && <OrderFilter search={search} contracts={contracts} />}
        {rows.length > 0 ? <OrderTable rows={rows} /> : <NoOrders search={search} />}
        <OrderPages search={search} next={next} previous={previous} />
      </div>
    </Page>
  );
}
