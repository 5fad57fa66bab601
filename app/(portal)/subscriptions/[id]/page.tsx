import type { Metadata } from "next";
import { NextInvoice } from "@/components/subscriptions/next-invoice";
import { SubscriptionOverview } from "@/components/subscriptions/subscription-overview";
import { SubscriptionStatus } from "@/components/subscriptions/subscription-status";
import { Card } from "@/components/ui/card";
import { ContactLine } from "@/components/ui/contact-line";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { upgradePath } from "@/lib/catalog/upgrades/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { loadSubscription } from "@/lib/subscriptions/loaders";

type Props = PageProps<"/subscriptions/[id]">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: (await loadSubscription((await params).id)).product,
});

export default async function SubscriptionPage({ params }: Props) {
  const subscription = await loadSubscription((await params).id);
  const t = await getTranslations("subscriptions");
  return (
    <Page
      title={subscription.product}
      mark={<SubscriptionStatus status={subscription.status} />}
      back={{ href: "/subscriptions", label: t("back") }}
    >
      <div className="grid gap-6 xl:grid-cols-2 xl:items-start">
        <SubscriptionOverview subscription={subscription} />
        <div className="flex min-w-0 flex-col gap-6">
          <NextInvoice subscription={subscription} />
          <Card title={t("help_title")} description={t("help")}>
            <div className="flex flex-col gap-4">
              <ContactLine {...subscription.accountExecutive} />
              {subscription.edition && subscription.status !== "ended" && (
                <LinkButton href={upgradePath(subscription.id)} className="self-start">
                  {t("upgrade")}
                </LinkButton>
              )}
            </div>
          </Card>
        </div>
      </div>
    </Page>
  );
}
