import type { Metadata } from "next";
import { DraftForm } from "@/components/desk/quotes/draft-form";
import { Page } from "@/components/ui/page";
import { WhyNot } from "@/components/ui/why-not";
import { loadDraft } from "@/lib/desk/quotes/loaders";
import { getTranslations } from "@/lib/platform/page-texts";
import { deskQuotePath } from "@/lib/quotes/rules";

type Props = PageProps<"/desk/quotes/[number]/edit">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { quote } = await loadDraft((await params).number);
  return { title: (await getTranslations("desk.quotes"))("edit_title", { number: quote?.number ?? "" }) };
}

export default async function EditPage({ params }: Props) {
  const draft = await loadDraft((await params).number);
  const t = await getTranslations("desk.quotes");
  const number = draft.quote?.number ?? "";
  return (
    <Page
      title={t("edit_title", { number })}
      description={draft.target.account}
      back={{ href: deskQuotePath(number), label: t("back_to", { number }) }}
    >
      {draft.writing.allowed ? <DraftForm draft={draft} formKey="" /> : <WhyNot refusal={draft.writing} />}
    </Page>
  );
}
