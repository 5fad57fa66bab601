import type { Metadata } from "next";
import { MakeKeyForm } from "@/components/api-keys/make-key-form";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { loadKeys } from "@/lib/api/keys/loaders";
import { apiKeysPath } from "@/lib/api/keys/rules";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("api_keys_desk"))("make_title"),
});

export default async function NewApiKeyPage() {
  await loadKeys();
  const t = await getTranslations("api_keys_desk");
  return (
    <Page title={t("make_title")} back={{ href: apiKeysPath(), label: t("title") }}>
      <Card className="max-w-[42rem]">
        <MakeKeyForm />
      </Card>
    </Page>
  );
}
