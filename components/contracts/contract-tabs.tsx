import { getTranslations } from "next-intl/server";
import { contractPath } from "@/lib/contracts/rules";
import { historyPath } from "@/lib/notices/rules";
import { TabsNav } from "../ui/tabs-nav";

interface ContractTabsProps {
  number: string;
  current: "overview" | "history";
}

/** The parts of a contract's page, each with its own address [CON-2]. */
export async function ContractTabs({ number, current }: ContractTabsProps) {
  const t = await getTranslations("history");
  return (
    <TabsNav
      label={t("tabs")}
      items={[
        { href: contractPath(number), label: t("overview_tab"), current: current === "overview" },
        { href: historyPath(number), label: t("tab"), current: current === "history" },
      ]}
    />
  );
}
