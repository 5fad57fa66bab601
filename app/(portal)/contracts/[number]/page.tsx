import type { Metadata } from "next";
import { ContractOverview } from "@/components/contracts/contract-overview";
import { ContractContacts, WhoCanHelp } from "@/components/contracts/contract-people";
import { ContractTabs } from "@/components/contracts/contract-tabs";
import { RenewalCard } from "@/components/contracts/renewal-card";
import { SubscriptionTable } from "@/components/contracts/subscription-table";
import { TermTimeline } from "@/components/contracts/term-timeline";
import { NewestInvoices } from "@/components/invoices/newest-invoices";
import { NewestOrders } from "@/components/orders/newest-orders";
import { AskLink } from "@/components/support/ask-link";
import { Alert } from "@/components/ui/alert";
import { Page } from "@/components/ui/page";
import { loadContract } from "@/lib/contracts/loaders";
import { contractPageSearch } from "@/lib/contracts/schema";
import { loadNewestInvoices } from "@/lib/invoices/loaders";
import { loadNewestOrders } from "@/lib/orders/list/loaders";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/contracts/[number]">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: (await loadContract((await params).number)).number,
});

export default async function ContractPage({ params, searchParams }: Props) {
  const segment = (await params).number;
  const contract = await loadContract(segment);
  const [newest, orders] = await Promise.all([loadNewestInvoices(segment), loadNewestOrders(segment)]);
  const { decided } = contractPageSearch.parse(await searchParams);
  const [t, tDone] = await Promise.all([getTranslations("contracts"), getTranslations("done")]);
  return (
    <Page title={contract.number} description={contract.billGroup} back={{ href: "/contracts", label: t("back") }}>
      <ContractTabs number={contract.number} current="overview" />
      {decided && (
        <Alert
          tone="success"
          title={contract.renewal.isOn ? tDone("renewal_turned_on") : tDone("renewal_turned_off")}
        />
      )}
      <div className="grid gap-6 xl:grid-cols-2 xl:items-start">
        <ContractOverview contract={contract} />
        <RenewalCard contract={contract} />
      </div>
      <TermTimeline contract={contract} />
      <SubscriptionTable rows={contract.subscriptions} />
      <NewestOrders contractNumber={contract.number} rows={orders} />
      <NewestInvoices contractNumber={contract.number} rows={newest} />
      <div className="grid gap-6 xl:grid-cols-2 xl:items-start">
        <ContractContacts number={contract.number} contacts={contract.contacts} />
        <WhoCanHelp accountExecutive={contract.accountExecutive} customerService={contract.customerService} />
      </div>
      <AskLink contract={contract.number} />
    </Page>
  );
}
