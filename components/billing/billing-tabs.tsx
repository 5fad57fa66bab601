import { getTranslations } from "next-intl/server";
import { autoPayPath, billGroupPath } from "@/lib/bill-groups/rules";
import { methodsPath } from "@/lib/payments/methods/rules";
import { TabsNav } from "../ui/tabs-nav";

interface BillingTabsProps {
  billGroup: string;
  current: "settings" | "methods" | "auto_pay";
}

/** The parts of a bill group's pages, each with its own address. */
export async function BillingTabs({ billGroup, current }: BillingTabsProps) {
  const t = await getTranslations("billing");
  const tabs = [
    { of: "settings", href: billGroupPath(billGroup), label: t("tab_settings") },
    { of: "methods", href: methodsPath(billGroup), label: t("tab_methods") },
    { of: "auto_pay", href: autoPayPath(billGroup), label: t("auto_pay") },
  ];
  return (
    <TabsNav label={t("tabs")} items={tabs.map(({ of, href, label }) => ({ href, label, current: of === current }))} />
  );
}
