import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { OwnPaymentBegun } from "@/components/payments/own-payment-begun";
import { PayRefused } from "@/components/payments/pay-refused";
import { PaySet } from "@/components/payments/pay-set";
import { Alert } from "@/components/ui/alert";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { loadPortalFrame } from "@/lib/branding/loaders";
import { loadPayOffer } from "@/lib/payments/sets/loaders";
import { MOST_TOGETHER, payPageAddress } from "@/lib/payments/sets/rules";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("payments"))("pay_title"),
});

export default async function PayPage({ searchParams }: PageProps<"/pay">) {
  // Asked here too: the layout is not made again when somebody who lost their last contract clicks on [ACC-7].
  if ((await loadPortalFrame()).standing.kind !== "open") redirect("/no-access");
  const [t, offer] = await Promise.all([getTranslations("payments"), loadPayOffer(payPageAddress(await searchParams))]);
  if (!offer)
    return (
      <Page title={t("pay_title")}>
        <EmptyState title={t("pay_empty_title")} action={<LinkButton href="/invoices">{t("pay_back")}</LinkButton>}>
          {t("pay_empty")}
        </EmptyState>
      </Page>
    );
  const { shares, refused, ownAttemptId, isCut } = offer;
  return (
    <Page title={t("pay_title")} back={{ href: "/invoices", label: t("pay_back") }}>
      <div className="flex max-w-[60rem] flex-col gap-6">
        {ownAttemptId && <OwnPaymentBegun attempt={ownAttemptId} />}
        {isCut && <Alert title={t("pay_cut", { count: MOST_TOGETHER })} />}
        {shares.length > 0 ? <PaySet offer={offer} /> : !ownAttemptId && <Alert title={t("pay_nothing")} />}
        {refused.length > 0 && <PayRefused refused={refused} />}
      </div>
    </Page>
  );
}
