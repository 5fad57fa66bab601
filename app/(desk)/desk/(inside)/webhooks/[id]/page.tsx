import type { Metadata } from "next";
import { Page } from "@/components/ui/page";
import { DeliveryLog } from "@/components/webhooks/delivery-log";
import { EndpointActs } from "@/components/webhooks/endpoint-acts";
import { EndpointOverview } from "@/components/webhooks/endpoint-overview";
import { EndpointStatus } from "@/components/webhooks/endpoint-status";
import { getTranslations } from "@/lib/platform/page-texts";
import { loadDeliveries, loadEndpoint } from "@/lib/webhooks/loaders";
import { endpointPath, webhooksPath } from "@/lib/webhooks/rules";
import { deliverySearch } from "@/lib/webhooks/schema";

type Props = PageProps<"/desk/webhooks/[id]">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: (await loadEndpoint((await params).id)).name,
});

export default async function EndpointPage({ params, searchParams }: Props) {
  const { id } = await params;
  const search = deliverySearch.parse(await searchParams);
  const [t, endpoint, list] = await Promise.all([
    getTranslations("webhooks"),
    loadEndpoint(id),
    loadDeliveries(id, endpointPath(id, undefined, search)),
  ]);
  return (
    <Page
      title={endpoint.name}
      mark={<EndpointStatus endpoint={endpoint} />}
      back={{ href: webhooksPath(), label: t("back") }}
    >
      <EndpointOverview endpoint={endpoint} />
      <EndpointActs endpoint={endpoint} />
      <DeliveryLog endpointId={id} search={search} list={list} />
    </Page>
  );
}
