import type { Metadata } from "next";
import { ActionForm, UntilDone } from "@/components/form/action-form";
import { formTexts } from "@/components/form/form-texts";
import { SecretShownOnce } from "@/components/form/secret-shown-once";
import { SubmitButton } from "@/components/form/submit-button";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { getTranslations } from "@/lib/platform/page-texts";
import { changeSecretAction } from "@/lib/webhooks/actions";
import { loadEndpoint } from "@/lib/webhooks/loaders";
import { endpointPath } from "@/lib/webhooks/rules";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("webhooks"))("change_secret"),
});

export default async function ChangeSecretPage({ params }: PageProps<"/desk/webhooks/[id]/secret">) {
  const { id, name } = await loadEndpoint((await params).id);
  const [t, { labels, pending }] = await Promise.all([getTranslations("webhooks"), formTexts()]);
  return (
    <Page title={t("secret_title", { name })} back={{ href: endpointPath(id), label: t("back_endpoint") }}>
      <Card className="max-w-[42rem]">
        <ActionForm action={changeSecretAction} labels={labels} hidden={{ endpoint: id }}>
          <UntilDone>
            <p>{t("secret_follows")}</p>
            <div>
              <SubmitButton pendingLabel={pending}>{t("change_secret")}</SubmitButton>
            </div>
          </UntilDone>
          <SecretShownOnce title={t("secret")} hint={t("secret_hint")}>
            <LinkButton href={endpointPath(id)}>{t("back_endpoint")}</LinkButton>
          </SecretShownOnce>
        </ActionForm>
      </Card>
    </Page>
  );
}
