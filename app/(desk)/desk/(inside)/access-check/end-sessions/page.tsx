import type { Metadata } from "next";
import { EndSessionsForm } from "@/components/desk/end-sessions-form";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { loadSessionsToEnd } from "@/lib/desk/access-check/loaders";
import { accessCheckPath } from "@/lib/desk/access-check/rules";
import { accessCheckSearch } from "@/lib/desk/access-check/schema";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("desk.access_check"))("end_sessions"),
});

export default async function EndSessionsPage({ searchParams }: PageProps<"/desk/access-check/end-sessions">) {
  const check = await loadSessionsToEnd(accessCheckSearch.parse(await searchParams).email);
  const t = await getTranslations("desk.access_check");
  const { email } = check;
  return (
    <Page title={t("end_title", { email })} back={{ href: accessCheckPath({ email }), label: t("title") }}>
      <Card className="max-w-[42rem]">
        <EndSessionsForm check={check} />
      </Card>
    </Page>
  );
}
