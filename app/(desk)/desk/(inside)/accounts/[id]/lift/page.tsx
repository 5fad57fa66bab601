import type { Metadata } from "next";
import { LiftForm } from "@/components/desk/lift-form";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { accountPath } from "@/lib/desk/rules";
import { loadSuspension } from "@/lib/desk/suspension/loaders";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/desk/accounts/[id]/lift">;

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("desk.suspension"))("lift"),
});

export default async function LiftPage({ params }: Props) {
  const state = await loadSuspension((await params).id);
  const t = await getTranslations("desk.suspension");
  const { account, accountId } = state;
  return (
    <Page title={t("lift_title", { account })} back={{ href: accountPath(accountId), label: account }}>
      <Card className="max-w-[42rem]">
        <LiftForm state={state} />
      </Card>
    </Page>
  );
}
