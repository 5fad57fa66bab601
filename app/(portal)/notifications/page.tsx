import type { Metadata } from "next";
import { ChoicesForm } from "@/components/notices/choices-form";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { loadOwnChoices } from "@/lib/notices/choices/loaders";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("notifications"))("title"),
});

export default async function NotificationsPage() {
  const [t, tLayout, choices] = await Promise.all([
    getTranslations("notifications"),
    getTranslations("layout"),
    loadOwnChoices(),
  ]);
  return (
    <Page title={t("title")} description={t("description")} back={{ href: "/profile", label: tLayout("profile") }}>
      <Card className="max-w-[42rem]">
        <ChoicesForm choices={choices} />
      </Card>
    </Page>
  );
}
