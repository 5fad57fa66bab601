import type { Metadata } from "next";
import { CaseFacts } from "@/components/support/case-facts";
import { CaseFiles } from "@/components/support/case-files";
import { CaseStatus } from "@/components/support/case-status";
import { CaseThread } from "@/components/support/case-thread";
import { WriteForm } from "@/components/support/write-form";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { Section } from "@/components/ui/section";
import { WhyNot } from "@/components/ui/why-not";
import { getTranslations } from "@/lib/platform/page-texts";
import { loadCase } from "@/lib/support/loaders";
import { caseFilesPath, supportPath } from "@/lib/support/rules";
import { caseSearch } from "@/lib/support/schema";

type Props = PageProps<"/support/[number]">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: (await loadCase((await params).number)).subject ?? (await getTranslations("support"))("subject_erased"),
});

export default async function CasePage({ params, searchParams }: Props) {
  const found = await loadCase((await params).number);
  const { number, subject, status, writing, adding } = found;
  const { files, opened } = caseSearch.parse(await searchParams);
  const t = await getTranslations("support");
  return (
    <Page
      title={<span className="wrap-anywhere">{subject ?? t("subject_erased")}</span>}
      mark={<CaseStatus status={status} />}
      back={{ href: supportPath(), label: t("back") }}
    >
      {opened && status === "open" && (
        <Alert tone="success" role="status" title={t("sent")}>
          {t("sent_receipt")}
        </Alert>
      )}
      <div className="grid gap-6 xl:grid-cols-[3fr_2fr] xl:items-start">
        <div className="flex flex-col gap-6">
          <Section title={t("thread")}>
            <CaseThread found={found} opener={t("you")} staff={(who) => t("staff", { who })} />
          </Section>
          <Card>
            {writing.allowed ? (
              <WriteForm number={number} isClosed={status === "closed"} />
            ) : (
              <WhyNot refusal={writing} />
            )}
          </Card>
          <CaseFiles action={caseFilesPath(number)} mayAdd={adding.allowed} fates={files} />
        </div>
        <CaseFacts found={found} />
      </div>
    </Page>
  );
}
