import { CONTRACT_FILTERS, type ContractFilter as Filter } from "@/lib/contracts/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { TabsNav } from "../ui/tabs-nav";

/** Active, ended, or all; each has its own address [CON-1]. */
export async function ContractFilter({ show }: { show: Filter }) {
  const t = await getTranslations("contracts");
  return (
    <TabsNav
      label={t("filter")}
      items={CONTRACT_FILTERS.map((filter) => ({
        href: filter === "active" ? "/contracts" : `/contracts?show=${filter}`,
        label: t(`filter_${filter}`),
        current: filter === show,
      }))}
    />
  );
}
