import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { PlusIcon, RenewIcon } from "@/components/ui/icons";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { EndpointTable } from "@/components/webhooks/endpoint-table";
import { getTranslations } from "@/lib/platform/page-texts";
import { loadEndpoints } from "@/lib/webhooks/loaders";
import { addEndpointPath } from "@/lib/webhooks/rules";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("webhooks"))("title"),
});

export default async function WebhooksPage() {
  const [t, rows] = await Promise.all([getTranslations("webhooks"), loadEndpoints()]);
  const add = (
    <LinkButton href={addEndpointPath()} variant="primary">
      <PlusIcon />
      {t("add")}
    </LinkButton>
  );
  return (
    <Page title={t("title")} description={t("intro")} actions={rows.length > 0 && add}>
      {rows.length > 0 ? (
        <EndpointTable rows={rows} />
      ) : (
        <EmptyState icon={<RenewIcon />} title={t("empty_title")} action={add}>
          {t("empty")}
        </EmptyState>
      )}
    </Page>
  );
}
