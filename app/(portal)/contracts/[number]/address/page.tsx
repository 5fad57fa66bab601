import type { Metadata } from "next";
import { BillingAddressForm } from "@/components/contracts/billing-address-form";
import { ContractTabs } from "@/components/contracts/contract-tabs";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { WhyNot } from "@/components/ui/why-not";
import { loadBillingAddress } from "@/lib/contracts/loaders";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/contracts/[number]/address">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await loadBillingAddress((await params).number);
  return { title: `${(await getTranslations("contract_billing"))("address_tab")} · ${number}` };
}

export default async function BillingAddressPage({ params }: Props) {
  const { number, billGroup, address, noneYet, customerService } = await loadBillingAddress((await params).number);
  const [t, tContracts] = await Promise.all([getTranslations("contract_billing"), getTranslations("contracts")]);
  return (
    <Page title={number} description={billGroup} back={{ href: "/contracts", label: tContracts("back") }}>
      <ContractTabs number={number} current="address" />
      <Card title={t("address_title")} description={t("address_hint")} className="max-w-[48rem]">
        {address ? (
          <BillingAddressForm number={number} address={address} customerService={customerService} />
        ) : (
          <WhyNot refusal={noneYet} />
        )}
      </Card>
    </Page>
  );
}
