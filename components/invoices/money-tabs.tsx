import { getTranslations } from "@/lib/platform/page-texts";
import { TabsNav } from "../ui/tabs-nav";

const TABS = {
  invoices: "/invoices",
  payments: "/payments",
  credit_memos: "/credit-memos",
  statements: "/statements",
} as const;

/** What was billed, what came in, what is owed back, and all of it for a period [PAY-9, PAY-10, PAY-11]. */
export async function MoneyTabs({ current }: { current: keyof typeof TABS }) {
  const t = await getTranslations("invoices");
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
