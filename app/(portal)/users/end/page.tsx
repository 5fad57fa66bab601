import type { Metadata } from "next";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { WhyNot } from "@/components/ui/why-not";
import { EndForm } from "@/components/users/end-form";
import { getTranslations } from "@/lib/platform/page-texts";
import { loadPlace } from "@/lib/users/loaders";
import { personPath } from "@/lib/users/rules";
import { endSearch } from "@/lib/users/schema";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("users"))("until") });

export default async function EndPage({ searchParams }: PageProps<"/users/end">) {
  const place = await loadPlace(endSearch.parse(await searchParams).place);
  const t = await getTranslations("users");
  return (
    <Page
      title={t("end_title", { name: place.personName, number: place.contractNumber })}
      back={{ href: personPath(place.personId), label: t("back") }}
    >
      <Card className="max-w-[42rem]">
        {place.decision.allowed ? <EndForm place={place} /> : <WhyNot refusal={place.decision} />}
      </Card>
    </Page>
  );
}
