import type { Metadata } from "next";
import { ContractTabs } from "@/components/contracts/contract-tabs";
import { AddMethod } from "@/components/methods/add-method";
import { CardHolder } from "@/components/methods/card-holder";
import { CardUsed } from "@/components/methods/card-used";
import { ChooseCard } from "@/components/methods/choose-card";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { WhyNot } from "@/components/ui/why-not";
import { loadContractCard } from "@/lib/payments/methods/loaders";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/contracts/[number]/card">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { contractNumber } = await loadContractCard((await params).number);
  return { title: `${(await getTranslations("methods"))("card_tab")} · ${contractNumber}` };
}

export default async function CardPage({ params }: Props) {
  const card = await loadContractCard((await params).number);
  const [t, tContracts] = await Promise.all([getTranslations("methods"), getTranslations("contracts")]);
  const { contractNumber: number, billGroup, billGroupId, choose, methods } = card;
  return (
    <Page title={number} description={billGroup} back={{ href: "/contracts", label: tContracts("back") }}>
      <ContractTabs number={number} current="card" />
      <div className="flex max-w-[48rem] flex-col gap-6">
        <Card title={t("card_title")}>
          <CardUsed card={card} />
        </Card>
        <Card title={t("card_choose_title")}>
          {choose.allowed ? (
            <div className="flex flex-col gap-6">
              {methods.length > 0 && <ChooseCard card={card} />}
              <AddMethod billGroup={billGroupId} contract={number} isMain={methods.length === 0} />
            </div>
          ) : (
            <WhyNot refusal={choose} />
          )}
        </Card>
        <Card title={t("card_holder_title")} description={t("card_holder")}>
          <CardHolder card={card} />
        </Card>
      </div>
    </Page>
  );
}
