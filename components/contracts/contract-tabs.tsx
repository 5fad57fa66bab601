import { addressTabPath, contactTabPath, contractPath } from "@/lib/contracts/rules";
import { historyPath } from "@/lib/notices/rules";
import { loadIsPaidByCard } from "@/lib/payments/methods/loaders";
import { cardTabPath } from "@/lib/payments/methods/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { TabsNav } from "../ui/tabs-nav";

interface ContractTabsProps {
  number: string;
  current: "overview" | "address" | "contact" | "card" | "history";
}

/** The parts of a contract's page, each with its own address [CON-2]. */
export async function ContractTabs({ number, current }: ContractTabsProps) {
  const [t, tBilling, tMethods, isPaidByCard] = await Promise.all([
    getTranslations("history"),
    getTranslations("contract_billing"),
    getTranslations("methods"),
    loadIsPaidByCard(number),
  ]);
  const tabs = [
    { of: "overview", href: contractPath(number), label: t("overview_tab") },
    { of: "address", href: addressTabPath(number), label: tBilling("address_tab") },
    { of: "contact", href: contactTabPath(number), label: tBilling("contact_tab") },
    ...(isPaidByCard ? [{ of: "card", href: cardTabPath(number), label: tMethods("card_tab") }] : []),
    { of: "history", href: historyPath(number), label: t("tab") },
  ];
  return (
    <TabsNav label={t("tabs")} items={tabs.map(({ of, href, label }) => ({ href, label, current: of === current }))} />
  );
}
