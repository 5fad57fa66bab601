import { isNarrowed, ordersPath } from "@/lib/orders/rules";
import type { OrderSearch } from "@/lib/orders/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { EmptyState } from "../ui/empty-state";
import { PackageIcon, SearchIcon } from "../ui/icons";
import { LinkButton } from "../ui/link-button";

/** In place of the list: nothing that fits, or nothing yet. */
export async function NoOrders({ search }: { search: OrderSearch }) {
  const t = await getTranslations("orders");
  if (isNarrowed(search))
    return (
      <EmptyState
        icon={<SearchIcon />}
        title={t("empty_filtered_title")}
        action={<LinkButton href={ordersPath()}>{t("clear")}</LinkButton>}
      >
        {t("empty_filtered")}
      </EmptyState>
    );
  return (
    <EmptyState icon={<PackageIcon />} title={t("empty_title")}>
      {t("empty")}
    </EmptyState>
  );
}
