import type { Metadata } from "next";
import { KeyTable } from "@/components/api-keys/key-table";
import { EmptyState } from "@/components/ui/empty-state";
import { KeyIcon } from "@/components/ui/icons";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { loadKeys } from "@/lib/api/keys/loaders";
import { newApiKeyPath } from "@/lib/api/keys/rules";
import { API_DOCS_PATH } from "@/lib/api/rules";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("api_keys_desk"))("title"),
});

export default async function ApiKeysPage() {
  const [t, keys] = await Promise.all([getTranslations("api_keys_desk"), loadKeys()]);
  return (
    <Page
      title={t("title")}
      description={t("intro")}
      actions={
        <>
          <LinkButton href={API_DOCS_PATH}>{t("docs")}</LinkButton>
          <LinkButton href={newApiKeyPath()} variant="primary">
            {t("make_title")}
          </LinkButton>
        </>
      }
    >
      {keys.length > 0 ? (
        <KeyTable rows={keys} />
      ) : (
        <EmptyState icon={<KeyIcon />} title={t("empty_title")}>
          {t("empty")}
        </EmptyState>
      )}
    </Page>
  );
}
