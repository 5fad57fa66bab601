import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ContractFilter } from "@/components/contracts/contract-filter";
import { ContractPages } from "@/components/contracts/contract-pages";
import { ContractTable } from "@/components/contracts/contract-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { loadPortalFrame } from "@/lib/branding/loaders";
import { loadContracts } from "@/lib/contracts/loaders";
import { contractSearch } from "@/lib/contracts/schema";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("contracts"))("title"),
});

export default async function ContractsPage({ searchParams }: PageProps<"/contracts">) {
  const { show, after, before } = contractSearch.parse(await searchParams);
  const [{ standing }, t, { rows, next, previous }] = await Promise.all([
    loadPortalFrame(),
    getTranslations("contracts"),
    loadContracts(show, after, before),
  ]);
  // Asked here too: the layout is not made again when somebody who lost their last contract clicks on [ACC-7].
  if (standing.kind !== "open") redirect("/no-access");
  return (
    <Page title={t("title")} description={t("description")}>
      <div className="flex flex-col gap-5">
        <ContractFilter show={show} />
        {rows.length > 0 ? (
          <ContractTable rows={rows} />
        ) : (
          <EmptyState title={t(`empty_${show}_title`)}>{t(`empty_${show}`)}</EmptyState>
        )}
        <ContractPages show={show} next={next} previous={previous} />
      </div>
    </Page>
  );
}
