import type { Metadata } from "next";
import { RequestAnswers } from "@/components/desk/requests/request-answers";
import { RequestOverview } from "@/components/desk/requests/request-overview";
import { RequestStatus } from "@/components/requests/request-status";
import { Page } from "@/components/ui/page";
import { WhyNot } from "@/components/ui/why-not";
import { loadDeskRequest } from "@/lib/desk/requests/loaders";
import { deskRequestsPath } from "@/lib/desk/requests/rules";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/desk/requests/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { account } = await loadDeskRequest((await params).id);
  return { title: (await getTranslations("desk.requests"))("one", { account }) };
}

export default async function RequestPage({ params }: Props) {
  const request = await loadDeskRequest((await params).id);
  const t = await getTranslations("desk.requests");
  const { account, status, answering } = request;
  return (
    <Page
      title={t("one", { account })}
      mark={<RequestStatus status={status} />}
      back={{ href: deskRequestsPath(), label: t("back") }}
    >
      <div className="grid gap-6 lg:grid-cols-2 lg:items-start">
        <RequestOverview request={request} />
        <div className="flex flex-col gap-6">
          {answering.allowed ? <RequestAnswers request={request} /> : <WhyNot refusal={answering} />}
        </div>
      </div>
    </Page>
  );
}
