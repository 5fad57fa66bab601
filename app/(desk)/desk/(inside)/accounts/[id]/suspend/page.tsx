import type { Metadata } from "next";
import { SuspendForm } from "@/components/desk/suspend-form";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { accountPath } from "@/lib/desk/rules";
import { loadSuspension } from "@/lib/desk/suspension/loaders";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/desk/accounts/[id]/suspend">;

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("desk.suspension"))("suspend"),
});

export default async function SuspendPage({ params }: Props) {
  const state = await loadSuspension((await params).id);
  const t = await getTranslations("desk.suspension");
  const { account, accountId } = state;
  return (
    <Page title={t("suspend_title", { account })} back={{ href: accountPath(accountId), label: account }}>
      <Card className="max-w-[42rem]">
        <SuspendForm state={state} />
      </Card>
    </Page>
  );
}
