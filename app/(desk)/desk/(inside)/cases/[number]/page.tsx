import type { Metadata } from "next";
import { CaseAnswer } from "@/components/desk/case-answer";
import { DeskCaseFacts } from "@/components/desk/desk-case-facts";
import { DeskCaseStatus } from "@/components/desk/desk-case-status";
import { CaseFiles } from "@/components/support/case-files";
import { CaseThread } from "@/components/support/case-thread";
import { Page } from "@/components/ui/page";
import { Section } from "@/components/ui/section";
import { loadDeskCase } from "@/lib/desk/cases/loaders";
import { deskFilePath } from "@/lib/desk/collections/rules";
import { accountPath, casesPath } from "@/lib/desk/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { deskCaseFilesPath } from "@/lib/support/rules";
import { caseSearch } from "@/lib/support/schema";

type Props = PageProps<"/desk/cases/[number]">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: (await loadDeskCase((await params).number)).subject ?? (await getTranslations("support"))("subject_erased"),
});

export default async function DeskCasePage({ params, searchParams }: Props) {
  const found = await loadDeskCase((await params).number);
  const { number, subject, status, opener, account, mayAnswer, adding } = found;
  const { files } = caseSearch.parse(await searchParams);
  const [t, tSupport] = await Promise.all([getTranslations("desk_cases"), getTranslations("support")]);
  return (
    <Page
      title={<span className="wrap-anywhere">{subject ?? tSupport("subject_erased")}</span>}
      mark={<DeskCaseStatus status={status} />}
      back={
        mayAnswer ? { href: casesPath(), label: t("back") } : { href: accountPath(account.id), label: account.name }
      }
    >
      <div className="grid gap-6 xl:grid-cols-[3fr_2fr] xl:items-start">
        <div className="flex flex-col gap-6">
          <Section title={tSupport("thread")}>
            <CaseThread
              {...{ found, opener: opener.name ?? opener.email, fileHref: deskFilePath }}
              staff={(who) => who}
            />
          </Section>
          <CaseAnswer found={found} />
          <CaseFiles action={deskCaseFilesPath(number)} mayAdd={mayAnswer && adding.allowed} fates={files} />
        </div>
        <DeskCaseFacts found={found} />
      </div>
    </Page>
  );
}
