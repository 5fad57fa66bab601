import type { Metadata } from "next";
import { UpgradeForm } from "@/components/requests/upgrade-form";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { TextLink } from "@/components/ui/text-link";
import { WhyNot } from "@/components/ui/why-not";
import { requestPath } from "@/lib/catalog/requests/rules";
import { loadUpgrade } from "@/lib/catalog/upgrades/loaders";
import { getTranslations } from "@/lib/platform/page-texts";
import { subscriptionPath } from "@/lib/subscriptions/rules";

type Props = PageProps<"/subscriptions/[id]/upgrade">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { product } = await loadUpgrade((await params).id);
  return { title: (await getTranslations("product_requests"))("upgrade_title", { product }) };
}

export default async function UpgradePage({ params }: Props) {
  const upgrade = await loadUpgrade((await params).id);
  const t = await getTranslations("product_requests");
  const { product, quantity, edition, contractNumber: number, decision, openRequestId, subscriptionId } = upgrade;
  return (
    <Page
      title={t("upgrade_title", { product })}
      description={edition ? t("upgrade_now", { quantity, edition, number }) : t("upgrade_units", { quantity, number })}
      back={{ href: subscriptionPath(subscriptionId), label: t("back_subscription", { product }) }}
    >
      <Card className="max-w-[42rem]">
        {decision.allowed ? (
          <UpgradeForm upgrade={upgrade} />
        ) : (
          <div className="flex flex-col gap-4">
            <WhyNot refusal={decision} />
            {openRequestId && <TextLink href={requestPath(openRequestId)}>{t("see_request")}</TextLink>}
          </div>
        )}
      </Card>
    </Page>
  );
}
