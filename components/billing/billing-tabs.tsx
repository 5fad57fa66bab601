import { autoPayPath, billGroupPath } from "@/lib/bill-groups/rules";
import { loadPortalFrame } from "@/lib/branding/loaders";
import { methodsPath } from "@/lib/payments/methods/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { Alert } from "../ui/alert";
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
    <>
      <TabsNav
        label={t("tabs")}
        items={tabs.map(({ of, href, label }) => ({ href, label, current: of === current }))}
      />
      <OtherGroup billGroup={billGroup} />
    </>
  );
}

/** Says so where the page is of another group than the one that is chosen: nobody has to guess [BIL-7]. */
async function OtherGroup({ billGroup }: { billGroup: string }) {
  const { billGroups, billGroup: chosen } = await loadPortalFrame();
  const shown = billGroups.find(({ id }) => id === billGroup);
  if (!shown || !chosen || shown.id === chosen.id) return null;
  const t = await getTranslations("billing");
  return <Alert title={t("other_group", { group: shown.name, chosen: chosen.name })} />;
}
