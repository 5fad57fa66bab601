import type { Metadata } from "next";
import { CaseAnswer } from "@/components/desk/case-answer";
import { DeskCaseFacts } from "@/components/desk/desk-case-facts";
import { DeskCaseStatus } from "@/components/desk/desk-case-status";
import { CaseThread } from "@/components/support/case-thread";
import { Page } from "@/components/ui/page";
import { Section } from "@/components/ui/section";
import { loadDeskCase } from "@/lib/desk/cases/loaders";
import { accountPath, casesPath } from "@/lib/desk/rules";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/desk/cases/[number]">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: (await loadDeskCase((await params).number)).subject,
});

export default async function DeskCasePage({ params }: Props) {
  const found = await loadDeskCase((await params).number);
  const { subject, status, messages, timeZone, opener, account, mayAnswer } = found;
  const [t, tSupport] = await Promise.all([getTranslations("desk_cases"), getTranslations("support")]);
  return (
    <Page
      title={<span className="wrap-anywhere">{subject}</span>}
      mark={<DeskCaseStatus status={status} />}
      back={
        mayAnswer ? { href: casesPath(), label: t("back") } : { href: accountPath(account.id), label: account.name }
      }
    >
      <div className="grid gap-6 xl:grid-cols-[3fr_2fr] xl:items-start">
        <div className="flex flex-col gap-6">
          <Section title={tSupport("thread")}>
            <CaseThread {...{ messages, timeZone }} opener={opener.name ?? opener.email} staff={(who) => who} />
          </Section>
          <CaseAnswer found={found} />
        </div>
        <DeskCaseFacts found={found} />
      </div>
    </Page>
  );
}
