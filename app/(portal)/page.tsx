import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { GroupOffer } from "@/components/bill-groups/group-offer";
import { AgingChart } from "@/components/summary/aging-chart";
import { AmountDue } from "@/components/summary/amount-due";
import { AttentionList } from "@/components/summary/attention-list";
import { BillingFacts } from "@/components/summary/billing-facts";
import { LastPayments } from "@/components/summary/last-payments";
import { MonthsChart } from "@/components/summary/months-chart";
import { ProductsCard } from "@/components/summary/products-card";
import { SuspendedNotice } from "@/components/summary/suspended-notice";
import { UpcomingBilling } from "@/components/summary/upcoming-billing";
import { WhoCanHelp } from "@/components/summary/who-can-help";
import { Page } from "@/components/ui/page";
import { linkSearch } from "@/lib/bill-groups/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { loadHome } from "@/lib/summary/loaders";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("home"))("title") });

export default async function HomePage({ searchParams }: PageProps<"/">) {
  const [t, home] = await Promise.all([getTranslations("home"), loadHome()]);
  if (!home) redirect("/no-access");
  const { account, name: group } = home.billGroup;
  return (
    <Page title={t("title")} description={t("description", { account, group })}>
      <GroupOffer wanted={linkSearch.parse(await searchParams).group} />
      {home.suspension && <SuspendedNotice home={home} />}
      <div className="grid gap-6 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)] xl:items-start">
        <div className="flex min-w-0 flex-col gap-6">
          <AmountDue home={home} />
          <AttentionList home={home} />
          <UpcomingBilling home={home} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <BillingFacts home={home} />
          <ProductsCard openRequests={home.openRequests} />
          <WhoCanHelp people={home.people} />
        </div>
      </div>
      <div className="grid gap-6 empty:hidden xl:grid-cols-2 xl:items-start xl:*:only:col-span-2">
        {home.balances.map((balance) => (
          <AgingChart key={balance.open.currency} balance={balance} />
        ))}
        {home.series.map((series) => (
          <MonthsChart key={series.currency} series={series} />
        ))}
      </div>
      <LastPayments payments={home.payments} />
    </Page>
  );
}
