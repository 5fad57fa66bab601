import type { Metadata } from "next";
import { ActionForm } from "@/components/form/action-form";
import { formTexts } from "@/components/form/form-texts";
import { SubmitButton } from "@/components/form/submit-button";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { getTranslations } from "@/lib/platform/page-texts";
import { removeEndpointAction } from "@/lib/webhooks/actions";
import { loadEndpoint } from "@/lib/webhooks/loaders";
import { endpointPath } from "@/lib/webhooks/rules";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("webhooks"))("remove"),
});

export default async function RemoveEndpointPage({ params }: PageProps<"/desk/webhooks/[id]/remove">) {
  const { id, name, waiting } = await loadEndpoint((await params).id);
  const [t, { labels, pending }] = await Promise.all([getTranslations("webhooks"), formTexts()]);
  return (
    <Page title={t("remove_title", { name })} back={{ href: endpointPath(id), label: t("back_endpoint") }}>
      <Card className="max-w-[42rem]">
        <ActionForm action={removeEndpointAction} labels={labels} hidden={{ endpoint: id }}>
          <p>{t("remove_follows", { name, waiting })}</p>
          <div className="flex flex-wrap gap-2">
            <LinkButton href={endpointPath(id)}>{t("keep")}</LinkButton>
            <SubmitButton variant="danger" pendingLabel={pending}>
              {t("remove")}
            </SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </Page>
  );
}
