import type { Metadata } from "next";
import { SwitchRulesForm } from "@/components/desk/switch-rules-form";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { loadAccessSwitch } from "@/lib/desk/portal-access/loaders";
import { accessPath } from "@/lib/desk/portal-access/rules";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/desk/bill-groups/[id]/access/switch">;

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("desk.portal_access"))("title"),
});

export default async function SwitchRulesPage({ params }: Props) {
  const access = await loadAccessSwitch((await params).id);
  const t = await getTranslations("desk.portal_access");
  const { billGroup, billGroupId, isOn } = access;
  return (
    <Page
      title={t(isOn ? "turn_off_title" : "turn_on_title", { group: billGroup })}
      back={{ href: accessPath(billGroupId), label: billGroup }}
    >
      <Card className="max-w-[42rem]">
        <SwitchRulesForm access={access} />
      </Card>
    </Page>
  );
}
