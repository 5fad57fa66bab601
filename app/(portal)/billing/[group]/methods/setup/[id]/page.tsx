import type { Metadata } from "next";
import { SETUP_TITLES, SetupStanding } from "@/components/methods/setup-standing";
import { Page } from "@/components/ui/page";
import { loadSetupOutcome } from "@/lib/payments/methods/loaders";
import { methodsPath } from "@/lib/payments/methods/rules";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/billing/[group]/methods/setup/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { status } = await loadSetupOutcome((await params).id);
  return { title: (await getTranslations("methods"))(SETUP_TITLES[status]) };
}

export default async function SetupPage({ params }: Props) {
  const outcome = await loadSetupOutcome((await params).id);
  const t = await getTranslations("methods");
  return (
    <Page
      title={t(SETUP_TITLES[outcome.status])}
      description={outcome.billGroup}
      back={{ href: methodsPath(outcome.billGroupId), label: t("back") }}
    >
      <div className="flex max-w-[46rem] flex-col gap-6">
        <SetupStanding outcome={outcome} />
      </div>
    </Page>
  );
}
