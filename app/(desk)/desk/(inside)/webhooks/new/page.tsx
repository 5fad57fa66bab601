import type { Metadata } from "next";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { AddEndpointForm } from "@/components/webhooks/add-endpoint-form";
import { getTranslations } from "@/lib/platform/page-texts";
import { loadEndpoints } from "@/lib/webhooks/loaders";
import { webhooksPath } from "@/lib/webhooks/rules";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("webhooks"))("add") });

export default async function AddEndpointPage() {
  // For who may see them only.
  const [t] = await Promise.all([getTranslations("webhooks"), loadEndpoints()]);
  return (
    <Page title={t("add")} description={t("add_intro")} back={{ href: webhooksPath(), label: t("back") }}>
      <Card className="max-w-[48rem]">
        <AddEndpointForm />
      </Card>
    </Page>
  );
}
