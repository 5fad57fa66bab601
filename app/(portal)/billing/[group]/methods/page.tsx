import type { Metadata } from "next";
import { BillingTabs } from "@/components/billing/billing-tabs";
import { AddMethod } from "@/components/methods/add-method";
import { MethodTable } from "@/components/methods/method-table";
import { Alert } from "@/components/ui/alert";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { WhyNot } from "@/components/ui/why-not";
import { loadPaymentMethods } from "@/lib/payments/methods/loaders";
import { methodsSearch } from "@/lib/payments/methods/schema";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/billing/[group]/methods">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { billGroup } = await loadPaymentMethods((await params).group);
  return { title: `${(await getTranslations("methods"))("title")} · ${billGroup}` };
}

export default async function MethodsPage({ params, searchParams }: Props) {
  const list = await loadPaymentMethods((await params).group);
  const { removed } = methodsSearch.parse(await searchParams);
  const t = await getTranslations("methods");
  const { billGroupId, billGroup: group, account, change, methods } = list;
  return (
    <Page title={t("title")} description={t("description", { account, group })}>
      <BillingTabs billGroup={billGroupId} current="methods" />
      <div className="flex flex-col gap-6">
        {removed && <Alert role="status" tone="success" title={t("removed")} />}
        <p className="text-muted">{t("intro")}</p>
        {methods.length > 0 ? (
          <MethodTable methods={list} />
        ) : (
          <EmptyState title={t("empty_title")}>{t("empty")}</EmptyState>
        )}
        {change.allowed ? (
          <AddMethod billGroup={billGroupId} />
        ) : (
          <Alert title={t("hidden_reason")}>
            <WhyNot refusal={change} />
          </Alert>
        )}
      </div>
    </Page>
  );
}
