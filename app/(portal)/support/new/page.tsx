import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { OpenCaseForm } from "@/components/support/open-case-form";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { getTranslations } from "@/lib/platform/page-texts";
import { loadNewCase } from "@/lib/support/loaders";
import { newCasePath, supportPath } from "@/lib/support/rules";
import { newCaseSearch } from "@/lib/support/schema";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("support"))("new") });

export default async function NewCasePage({ searchParams }: PageProps<"/support/new">) {
  const { contract, invoice, question } = newCaseSearch.parse(await searchParams);
  const path = newCasePath({
    ...(contract ? { contract } : {}),
    ...(invoice ? { invoice } : {}),
    ...(question ? { question } : {}),
  });
  const [t, about] = await Promise.all([getTranslations("support"), loadNewCase(path)]);
  if (!about) redirect("/no-access");
  return (
    <Page title={t("new")} description={t("new_intro")} back={{ href: supportPath(), label: t("back") }}>
      <Card className="max-w-[42rem]">
        <OpenCaseForm about={about} billGroup={about.billGroup.id} />
      </Card>
    </Page>
  );
}
