import type { Metadata } from "next";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { ReplayForm } from "@/components/webhooks/replay-form";
import { getTranslations } from "@/lib/platform/page-texts";
import { loadEndpoint } from "@/lib/webhooks/loaders";
import { endpointPath } from "@/lib/webhooks/rules";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("webhooks"))("replay"),
});

export default async function ReplayPage({ params }: PageProps<"/desk/webhooks/[id]/replay">) {
  const { id, name } = await loadEndpoint((await params).id);
  const t = await getTranslations("webhooks");
  return (
    <Page title={t("replay_title", { name })} back={{ href: endpointPath(id), label: t("back_endpoint") }}>
      <Card className="max-w-[42rem]">
        <ReplayForm endpointId={id} />
      </Card>
    </Page>
  );
}
