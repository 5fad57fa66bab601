import type { Metadata } from "next";
import { ActionForm } from "@/components/form/action-form";
import { formTexts } from "@/components/form/form-texts";
import { SubmitButton } from "@/components/form/submit-button";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { EndpointFields } from "@/components/webhooks/endpoint-fields";
import { getTranslations } from "@/lib/platform/page-texts";
import { editEndpointAction } from "@/lib/webhooks/actions";
import { loadEndpoint } from "@/lib/webhooks/loaders";
import { endpointPath } from "@/lib/webhooks/rules";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("webhooks"))("edit") });

export default async function EditEndpointPage({ params }: PageProps<"/desk/webhooks/[id]/edit">) {
  const endpoint = await loadEndpoint((await params).id);
  const [t, { labels, pending }] = await Promise.all([getTranslations("webhooks"), formTexts()]);
  const { id, name, version } = endpoint;
  return (
    <Page
      title={t("edit_title", { name })}
      description={t("edit_intro")}
      back={{ href: endpointPath(id), label: t("back_endpoint") }}
    >
      <Card className="max-w-[48rem]">
        <ActionForm action={editEndpointAction} labels={labels} hidden={{ endpoint: id, version: String(version) }}>
          <EndpointFields saved={endpoint} />
          <div className="flex flex-wrap gap-2">
            <SubmitButton pendingLabel={pending}>{t("save")}</SubmitButton>
            <LinkButton href={endpointPath(id)}>{t("back_endpoint")}</LinkButton>
          </div>
        </ActionForm>
      </Card>
    </Page>
  );
}
