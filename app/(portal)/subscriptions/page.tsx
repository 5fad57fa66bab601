import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { isNarrowed, NoSubscriptions } from "@/components/subscriptions/no-subscriptions";
import { SubscriptionFilter } from "@/components/subscriptions/subscription-filter";
import { SubscriptionList } from "@/components/subscriptions/subscription-list";
import { SubscriptionPages } from "@/components/subscriptions/subscription-pages";
import { Page } from "@/components/ui/page";
import { loadPortalFrame } from "@/lib/branding/loaders";
import { getTranslations } from "@/lib/platform/page-texts";
import { loadSubscriptions } from "@/lib/subscriptions/loaders";
import { subscriptionsPath } from "@/lib/subscriptions/rules";
import { subscriptionSearch } from "@/lib/subscriptions/schema";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("subscriptions"))("title"),
});

export default async function SubscriptionsPage({ searchParams }: PageProps<"/subscriptions">) {
  const search = subscriptionSearch.parse(await searchParams);
  const [t, { billGroup }, found] = await Promise.all([
    getTranslations("subscriptions"),
    loadPortalFrame(),
    loadSubscriptions(subscriptionsPath(search)),
  ]);
  if (!billGroup || !found) redirect("/no-access");
  const { rows, next, previous, contracts, frequency } = found;
  return (
    <Page title={t("title")} description={t("description", { group: billGroup.name })}>
      <div className="flex flex-col gap-5">
        {(rows.length > 0 || isNarrowed(search)) && <SubscriptionFilter search={search} contracts={contracts} />}
        {rows.length > 0 ? <SubscriptionList rows={rows} frequency={frequency} /> : <NoSubscriptions search={search} />}
        <SubscriptionPages search={search} next={next} previous={previous} />
      </div>
    </Page>
  );
}
