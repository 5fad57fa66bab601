import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { AddToContractForm } from "@/components/users/add-to-contract-form";
import { ContractSearch } from "@/components/users/contract-search";
import { getTranslations } from "@/lib/platform/page-texts";
import { loadContractChoices, loadUser } from "@/lib/users/loaders";
import { personPath } from "@/lib/users/rules";
import { addSearch } from "@/lib/users/schema";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("users"))("add_to_contract"),
});

export default async function AddToContractPage({ searchParams }: PageProps<"/users/add">) {
  const { person: id, q } = addSearch.parse(await searchParams);
  if (!id) notFound();
  const [t, person, choices] = await Promise.all([getTranslations("users"), loadUser(id), loadContractChoices(id, q)]);
  return (
    <Page
      title={t("add_title", { name: person.name })}
      description={person.email}
      back={{ href: personPath(person.id), label: t("back") }}
    >
      <Card className="max-w-[42rem]">
        <div className="flex flex-col gap-6">
          {(choices.isCut || q) && <ContractSearch action="/users/add" q={q} person={person.id} />}
          {choices.choices.length > 0 ? (
            <AddToContractForm person={person} choices={choices} />
          ) : (
            <EmptyState title={t("contracts_none")}>{t("contracts_none_text")}</EmptyState>
          )}
        </div>
      </Card>
    </Page>
  );
}
