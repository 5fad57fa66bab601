import type { Metadata } from "next";
import { RequestFacts } from "@/components/requests/request-facts";
import { RequestNext } from "@/components/requests/request-next";
import { RequestStatus } from "@/components/requests/request-status";
import { Page } from "@/components/ui/page";
import { loadRequest } from "@/lib/catalog/requests/loaders";
import { requestsPath } from "@/lib/catalog/requests/rules";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/requests/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { kind } = await loadRequest((await params).id);
  return { title: (await getTranslations("product_requests"))(`title_${kind}`) };
}

export default async function RequestPage({ params }: Props) {
  const request = await loadRequest((await params).id);
  const t = await getTranslations("product_requests");
  return (
    <Page
      title={t(`title_${request.kind}`)}
      mark={<RequestStatus status={request.status} />}
      back={{ href: requestsPath(), label: t("back") }}
    >
      <div className="grid gap-6 xl:grid-cols-2 xl:items-start">
        <RequestFacts request={request} />
        <RequestNext request={request} />
      </div>
    </Page>
  );
}
