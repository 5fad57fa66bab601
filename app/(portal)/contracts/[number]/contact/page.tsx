import type { Metadata } from "next";
import { OpenAddress } from "@/components/addresses/open-address";
import { ContractTabs } from "@/components/contracts/contract-tabs";
import { PrimaryContactCard } from "@/components/contracts/primary-contact-card";
import { Alert } from "@/components/ui/alert";
import { Page } from "@/components/ui/page";
import { addressChoice } from "@/lib/addresses/schema";
import { returnToGroupAddressAction, saveContractAddressAction } from "@/lib/contracts/billing/actions";
import { loadBillingContact } from "@/lib/contracts/loaders";
import { contactTabPath } from "@/lib/contracts/rules";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/contracts/[number]/contact">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await loadBillingContact((await params).number);
  return { title: `${(await getTranslations("contract_billing"))("contact_tab")} · ${number}` };
}

export default async function BillingContactPage({ params, searchParams }: Props) {
  const tab = await loadBillingContact((await params).number);
  const { of, country, back } = addressChoice.parse(await searchParams);
  const { number, homeCountry } = tab;
  const [t, tContracts] = await Promise.all([getTranslations("contract_billing"), getTranslations("contracts")]);
  const backOf = (kind: typeof of) => ({ action: returnToGroupAddressAction, isAsked: back === "ask" && of === kind });
  const form = {
    path: contactTabPath(number),
    homeCountry,
    action: saveContractAddressAction,
    hidden: { contract: number },
  };
  return (
    <Page title={number} description={tab.billGroup} back={{ href: "/contracts", label: tContracts("back") }}>
      <ContractTabs number={number} current="contact" />
      {back === "done" && of && !tab[of].own && (
        <Alert tone="success" role="status" title={t(of === "contact" ? "contact_back" : "shipping_back")} />
      )}
      <div className="flex max-w-[48rem] flex-col gap-6">
        <PrimaryContactCard tab={tab} />
        <OpenAddress
          {...form}
          {...tab.contact}
          kind="contact"
          title={t("contact_address")}
          chosen={of === "contact" ? country : undefined}
          back={backOf("contact")}
        />
        <OpenAddress
          {...form}
          {...tab.shipping}
          kind="shipping"
          title={t("shipping")}
          description={t("shipping_hint")}
          chosen={of === "shipping" ? country : undefined}
          back={backOf("shipping")}
        />
      </div>
    </Page>
  );
}
