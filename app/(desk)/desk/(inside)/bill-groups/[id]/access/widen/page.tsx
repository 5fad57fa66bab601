import type { Metadata } from "next";
import { WidenForm } from "@/components/desk/widen-form";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { loadWidening } from "@/lib/desk/portal-access/loaders";
import { accessPath } from "@/lib/desk/portal-access/rules";
import { ruleChoice } from "@/lib/desk/portal-access/schema";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/desk/bill-groups/[id]/access/widen">;

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("desk.portal_access"))("add"),
});

export default async function WidenPage({ params, searchParams }: Props) {
  const widening = await loadWidening((await params).id, ruleChoice.parse(await searchParams).domain);
  const t = await getTranslations("desk.portal_access");
  const { billGroup, billGroupId } = widening.access;
  return (
    <Page
      title={t("widen_title", { domain: widening.domain })}
      back={{ href: accessPath(billGroupId), label: billGroup }}
    >
      <Card className="max-w-[42rem]">
        <WidenForm widening={widening} />
      </Card>
    </Page>
  );
}
