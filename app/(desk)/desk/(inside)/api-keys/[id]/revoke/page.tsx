import type { Metadata } from "next";
import { ActionForm } from "@/components/form/action-form";
import { formTexts } from "@/components/form/form-texts";
import { SubmitButton } from "@/components/form/submit-button";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { revokeKeyAction } from "@/lib/api/keys/actions";
import { loadKey } from "@/lib/api/keys/loaders";
import { apiKeysPath } from "@/lib/api/keys/rules";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/desk/api-keys/[id]/revoke">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await loadKey((await params).id);
  return { title: (await getTranslations("api_keys_desk"))("revoke_one", { name }) };
}

export default async function RevokeKeyPage({ params }: Props) {
  const [{ id, name, prefix }, t, { labels, pending }] = await Promise.all([
    loadKey((await params).id),
    getTranslations("api_keys_desk"),
    formTexts(),
  ]);
  return (
    <Page title={t("revoke_one", { name })} back={{ href: apiKeysPath(), label: t("title") }}>
      <Card className="max-w-[42rem]">
        <ActionForm action={revokeKeyAction} labels={labels} hidden={{ key: id }}>
          <p>{t("revoke_body", { prefix })}</p>
          <div className="flex flex-wrap gap-2">
            <LinkButton href={apiKeysPath()}>{t("cancel")}</LinkButton>
            <SubmitButton variant="danger" pendingLabel={pending}>
              {t("revoke")}
            </SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </Page>
  );
}
