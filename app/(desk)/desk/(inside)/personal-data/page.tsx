import type { Metadata } from "next";
import { ErasePersonForm } from "@/components/desk/erase-person-form";
import { PersonalDataHeld } from "@/components/desk/personal-data-held";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { accessCheckPath } from "@/lib/desk/access-check/rules";
import { loadPersonalData } from "@/lib/desk/personal-data/loaders";
import { personAddress, personalDataSearch } from "@/lib/desk/personal-data/schema";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("desk.personal_data"))("title"),
});

export default async function PersonalDataPage({ searchParams }: PageProps<"/desk/personal-data">) {
  const { email, done } = personalDataSearch.parse(await searchParams);
  const address = personAddress.safeParse(email ?? "");
  const [t, person] = await Promise.all([
    getTranslations("desk.personal_data"),
    loadPersonalData(address.success ? address.data : undefined),
  ]);
  const title = person ? t("title_of", { email: person.email }) : t("title");
  return (
    <Page
      title={title}
      description={t("intro")}
      back={{ href: accessCheckPath({ ...(person && { email: person.email }) }), label: t("back") }}
    >
      <div className="flex flex-col gap-6">
        {done && (
          <Alert tone="success" role="status" title={t("erased")}>
            <div className="flex max-w-[48rem] flex-col gap-3">
              <p>{t("erased_hint")}</p>
              <p>{t("goes")}</p>
              <p>{t("stays")}</p>
            </div>
          </Alert>
        )}
        {person && <PersonalDataHeld person={person} />}
        {person && (
          <Card title={t("erase_title")} className="max-w-[42rem]">
            <ErasePersonForm person={person} />
          </Card>
        )}
        {!person && !done && <EmptyState title={t("none")}>{t("none_hint")}</EmptyState>}
      </div>
    </Page>
  );
}
