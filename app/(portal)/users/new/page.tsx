import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { AddUserForm } from "@/components/users/add-user-form";
import { ContractSearch } from "@/components/users/contract-search";
import { loadPortalFrame } from "@/lib/branding/loaders";
import { getTranslations } from "@/lib/platform/page-texts";
import { loadContractChoices } from "@/lib/users/loaders";
import { newUserSearch } from "@/lib/users/schema";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("users"))("new_title"),
});

export default async function NewUserPage({ searchParams }: PageProps<"/users/new">) {
  const { contract, q } = newUserSearch.parse(await searchParams);
  // Asked here too: the layout is not made again when somebody who lost their last contract clicks on [ACC-7].
  if ((await loadPortalFrame()).standing.kind !== "open") redirect("/no-access");
  const [t, choices] = await Promise.all([getTranslations("users"), loadContractChoices(null, q)]);
  const only = choices.choices.length === 1 ? choices.choices.map(({ number }) => number) : [];
  return (
    <Page title={t("new_title")} description={t("new_description")} back={{ href: "/users", label: t("back") }}>
      <Card className="max-w-[42rem]">
        <div className="flex flex-col gap-6">
          {(choices.isCut || q) && <ContractSearch action="/users/new" q={q} />}
          {choices.choices.length > 0 ? (
            <AddUserForm choices={choices} ticked={contract ? [contract] : only} />
          ) : (
            <EmptyState title={t("contracts_none")}>{t("contracts_none_text")}</EmptyState>
          )}
        </div>
      </Card>
    </Page>
  );
}
