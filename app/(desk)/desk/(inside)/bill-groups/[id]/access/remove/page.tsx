import type { Metadata } from "next";
import { RemoveRuleForm } from "@/components/desk/remove-rule-form";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { loadRuleRemoval } from "@/lib/desk/portal-access/loaders";
import { accessPath } from "@/lib/desk/portal-access/rules";
import { ruleChoice } from "@/lib/desk/portal-access/schema";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/desk/bill-groups/[id]/access/remove">;

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("desk.portal_access"))("remove"),
});

export default async function RemoveRulePage({ params, searchParams }: Props) {
  const removal = await loadRuleRemoval((await params).id, ruleChoice.parse(await searchParams).rule);
  const t = await getTranslations("desk.portal_access");
  const { billGroup, billGroupId } = removal.access;
  return (
    <Page
      title={t("remove_title", { value: removal.rule.value })}
      back={{ href: accessPath(billGroupId), label: billGroup }}
    >
      <Card className="max-w-[42rem]">
        <RemoveRuleForm removal={removal} />
      </Card>
    </Page>
  );
}
