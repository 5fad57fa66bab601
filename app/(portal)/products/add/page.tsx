import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ProductList } from "@/components/products/product-list";
import { SelectionOutcome } from "@/components/products/selection-outcome";
import { WhyNotAdded } from "@/components/products/why-not-added";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { loadProductSelection } from "@/lib/catalog/loaders";
import { requestsPath } from "@/lib/catalog/requests/rules";
import { selectionPath } from "@/lib/catalog/rules";
import { selectionSearch } from "@/lib/catalog/schema";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("products"))("title"),
});

export default async function AddProductsPage({ searchParams }: PageProps<"/products/add">) {
  const search = selectionSearch.parse(await searchParams);
  const [t, found] = await Promise.all([getTranslations("products"), loadProductSelection(selectionPath(search))]);
  if (!found) redirect("/no-access");
  const { selection, formKey } = found;
  const { name: group, account } = selection.billGroup;
  const { contract, openRequests } = selection;
  return (
    <Page
      title={t("title")}
      description={
        contract ? t("description", { number: contract.number }) : t("description_group", { group, account })
      }
      back={{ href: "/", label: t("back") }}
      actions={
        openRequests > 0 && <LinkButton href={requestsPath()}>{t("open_requests", { count: openRequests })}</LinkButton>
      }
    >
      <WhyNotAdded selection={selection} />
      <ProductList selection={selection} search={search} />
      <SelectionOutcome selection={selection} formKey={formKey} />
    </Page>
  );
}
