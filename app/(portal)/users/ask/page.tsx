import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { AskForAccessForm } from "@/components/users/ask-for-access-form";
import { OwnRequests } from "@/components/users/own-requests";
import { loadPortalFrame } from "@/lib/branding/loaders";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("requests"))("ask_title"),
});

export default async function AskForAccessPage() {
  // Asked here too: the layout is not made again when somebody who lost their last contract clicks on [ACC-7].
  if ((await loadPortalFrame()).standing.kind !== "open") redirect("/no-access");
  const t = await getTranslations("requests");
  return (
    <Page title={t("ask_title")} description={t("ask_description")} back={{ href: "/users", label: t("back") }}>
      <div className="flex max-w-[42rem] flex-col gap-6">
        <Card>
          <AskForAccessForm />
        </Card>
        <OwnRequests />
      </div>
    </Page>
  );
}
