import { getTranslations } from "@/lib/platform/page-texts";
import { TabsNav } from "../ui/tabs-nav";

const TABS = { quotes: "/quotes", orders: "/orders", products: "/products" } as const;

/** What is offered, what was bought, and what is deployed [QUO-1, QUO-3, QUO-4]. */
export async function BuyingTabs({ current }: { current: keyof typeof TABS }) {
  const t = await getTranslations("orders");
  return (
    <TabsNav
      label={t("tabs")}
      items={(Object.keys(TABS) as (keyof typeof TABS)[]).map((tab) => ({
        href: TABS[tab],
        label: t(`tab_${tab}`),
        current: tab === current,
      }))}
    />
  );
}
