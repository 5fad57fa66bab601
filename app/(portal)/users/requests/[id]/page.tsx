import type { Metadata } from "next";
import { Alert } from "@/components/ui/alert";
import { Page } from "@/components/ui/page";
import { RequestAnswer } from "@/components/users/request-answer";
import { RequestDetails } from "@/components/users/request-details";
import { getTranslations } from "@/lib/platform/page-texts";
import { loadRequest } from "@/lib/users/requests/loaders";
import { requestPageSearch } from "@/lib/users/requests/schema";

type Props = PageProps<"/users/requests/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { contract } = await loadRequest((await params).id);
  return { title: (await getTranslations("requests"))("title", { contract }) };
}

export default async function RequestPage({ params, searchParams }: Props) {
  const request = await loadRequest((await params).id);
  const { answered } = requestPageSearch.parse(await searchParams);
  const [t, tDone] = await Promise.all([getTranslations("requests"), getTranslations("done")]);
  const { contract, state } = request;
  const isAnswer = answered && (state === "approved" || state === "declined");
  return (
    <Page title={t("title", { contract })} back={{ href: "/users", label: t("back") }}>
      <div className="flex max-w-[46rem] flex-col gap-6">
        {isAnswer && <Alert tone="success" title={tDone(`access_request_${state}`)} />}
        <RequestDetails request={request} />
        {!isAnswer && <RequestAnswer request={request} />}
      </div>
    </Page>
  );
}
