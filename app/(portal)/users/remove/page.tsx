import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { RemovalForm } from "@/components/users/removal-form";
import { loadPortalFrame } from "@/lib/branding/loaders";
import { getTranslations } from "@/lib/platform/page-texts";
import { loadRemoval } from "@/lib/users/loaders";
import { removalAddress, usersPath } from "@/lib/users/rules";
import { removalSearch } from "@/lib/users/schema";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("users"))("remove_title"),
});

export default async function RemovePage({ searchParams }: PageProps<"/users/remove">) {
  const { person, place, open } = removalSearch.parse(await searchParams);
  // Asked here too: the layout is not made again when somebody who lost their last contract clicks on [ACC-7].
  if ((await loadPortalFrame()).standing.kind !== "open") redirect("/no-access");
  const [t, { people }] = await Promise.all([getTranslations("users"), loadRemoval(removalAddress(person, place))]);
  return (
    <Page title={t("remove_title")} description={t("remove_intro")} back={{ href: "/users", label: t("back") }}>
      <Card className="max-w-[42rem]">
        <RemovalForm people={people} back={usersPath({ open })} isAnyTicked={person.length + place.length > 0} />
      </Card>
    </Page>
  );
}
