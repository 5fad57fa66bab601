import { getTranslations } from "@/lib/platform/page-texts";
import type { SubscriptionSearch } from "@/lib/subscriptions/schema";
import { EmptyState } from "../ui/empty-state";
import { PackageIcon, SearchIcon } from "../ui/icons";
import { LinkButton } from "../ui/link-button";

/** Whether anything narrows the list. */
export const isNarrowed = ({ q, status, contract }: SubscriptionSearch): boolean =>
  [q, status, contract].some((value) => value !== undefined);

/** In place of the list: nothing that fits, or nothing yet. */
export async function NoSubscriptions({ search }: { search: SubscriptionSearch }) {
  const t = await getTranslations("subscriptions");
  if (isNarrowed(search))
    return (
      <EmptyState
        icon={<SearchIcon />}
        title={t("empty_filtered_title")}
        action={<LinkButton href="/subscriptions">{t("clear")}</LinkButton>}
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
