import type { Metadata } from "next";
import { AutoPayState } from "@/components/auto-pay/auto-pay-state";
import { PlannedInvoices } from "@/components/auto-pay/planned-invoices";
import { TurnAutoPay } from "@/components/auto-pay/turn-auto-pay";
import { BillingTabs } from "@/components/billing/billing-tabs";
import { Alert } from "@/components/ui/alert";
import { Page } from "@/components/ui/page";
import { loadAutoPayPage } from "@/lib/payments/auto-pay/loaders";
import { autoPaySearch } from "@/lib/payments/auto-pay/schema";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/billing/[group]/auto-pay">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await loadAutoPayPage((await params).group);
  return { title: `${(await getTranslations("auto_pay"))("title")} · ${name}` };
}

export default async function AutoPayPage({ params, searchParams }: Props) {
  const page = await loadAutoPayPage((await params).group);
  const { done, turn } = autoPaySearch.parse(await searchParams);
  const t = await getTranslations("auto_pay");
  const { id, name, account, isOn } = page;
  return (
    <Page title={t("title")} description={`${account} · ${name}`}>
      <BillingTabs billGroup={id} current="auto_pay" />
      {done && (done === "on") === isOn && (
        <Alert tone="success" role="status" title={t(isOn ? "done_on" : "done_off")}>
          {t("told")}
        </Alert>
      )}
      <div className="grid gap-6 xl:grid-cols-2 xl:items-start">
        <AutoPayState page={page} />
        <TurnAutoPay page={page} isAsked={turn === "off"} />
      </div>
      <PlannedInvoices page={page} />
    </Page>
  );
}
