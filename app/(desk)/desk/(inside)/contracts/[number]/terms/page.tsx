import type { Metadata } from "next";
import { TermsForm } from "@/components/desk/invoices/terms-form";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { loadContractTerms } from "@/lib/contracts/terms/loaders";
import { accountPath } from "@/lib/desk/rules";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/desk/contracts/[number]/terms">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await loadContractTerms((await params).number);
  return { title: (await getTranslations("desk.terms"))("title", { number }) };
}

export default async function TermsPage({ params }: Props) {
  const terms = await loadContractTerms((await params).number);
  const t = await getTranslations("desk.terms");
  const { number, account, accountId, billGroup } = terms;
  return (
    <Page
      title={t("title", { number })}
      description={`${account} · ${billGroup}`}
      back={{ href: accountPath(accountId), label: account }}
    >
      <Card className="max-w-[42rem]">
        <TermsForm terms={terms} />
      </Card>
    </Page>
  );
}
