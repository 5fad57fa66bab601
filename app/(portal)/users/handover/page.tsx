import type { Metadata } from "next";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { NominateForm } from "@/components/users/nominate-form";
import { getTranslations } from "@/lib/platform/page-texts";
import { nominateSearch } from "@/lib/users/handover/schema";
import { loadNomination } from "@/lib/users/loaders";

type Props = PageProps<"/users/handover">;

async function nominationOf({ searchParams }: Pick<Props, "searchParams">) {
  const { contract, role } = nominateSearch.parse(await searchParams);
  return loadNomination(contract, role);
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { contractNumber, role } = await nominationOf({ searchParams });
  const t = await getTranslations("users");
  return { title: t("nominate_title", { role: t(`role_${role}`), number: contractNumber }) };
}

export default async function NominatePage({ searchParams }: Props) {
  const nomination = await nominationOf({ searchParams });
  const { contractNumber, role, decision, candidates } = nomination;
  const t = await getTranslations("users");
  return (
    <Page
      title={t("nominate_title", { role: t(`role_${role}`), number: contractNumber })}
      description={t("nominate_intro")}
      back={{ href: "/users", label: t("back") }}
    >
      <Card className="max-w-[42rem]">
        {decision.allowed && candidates.length === 0 ? (
          <EmptyState title={t("nominate_none_title")}>{t("nominate_none")}</EmptyState>
        ) : (
          <NominateForm nomination={nomination} />
        )}
      </Card>
    </Page>
  );
}
