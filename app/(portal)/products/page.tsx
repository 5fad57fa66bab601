import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { BuyingTabs } from "@/components/orders/buying-tabs";
import { InstalledList } from "@/components/orders/installed-list";
import { Card } from "@/components/ui/card";
import { PlusIcon } from "@/components/ui/icons";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { WhyNot } from "@/components/ui/why-not";
import { loadPortalFrame } from "@/lib/branding/loaders";
import { addProductsPath } from "@/lib/catalog/rules";
import { loadInstalled } from "@/lib/orders/installed/loaders";
import { installedPath } from "@/lib/orders/installed/rules";
import { installedSearch } from "@/lib/orders/installed/schema";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("installed"))("title"),
});

export default async function ProductsPage({ searchParams }: PageProps<"/products">) {
  const search = installedSearch.parse(await searchParams);
  const [t, { billGroup }, list] = await Promise.all([
    getTranslations("installed"),
    loadPortalFrame(),
    loadInstalled(installedPath(search)),
  ]);
  if (!billGroup || !list) redirect("/no-access");
  return (
    <Page
      title={t("title")}
      description={t("description", { group: billGroup.name })}
      actions={
        list.buying.allowed && (
          <LinkButton variant="primary" href={addProductsPath()}>
            <PlusIcon />
            {t("add")}
          </LinkButton>
        )
      }
    >
      <div className="flex flex-col gap-6">
        <BuyingTabs current="products" />
        {!list.buying.allowed && (
          <Card title={t("add")}>
            <WhyNot refusal={list.buying} />
          </Card>
        )}
        <InstalledList list={list} />
      </div>
    </Page>
  );
}
