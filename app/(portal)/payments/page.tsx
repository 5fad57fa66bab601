import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { MoneyTabs } from "@/components/invoices/money-tabs";
import { NoPayments } from "@/components/payments/no-payments";
import { PaymentFilter } from "@/components/payments/payment-filter";
import { PaymentPages } from "@/components/payments/payment-pages";
import { PaymentTable } from "@/components/payments/payment-table";
import { Page } from "@/components/ui/page";
import { loadPortalFrame } from "@/lib/branding/loaders";
import { loadPayments } from "@/lib/payments/list/loaders";
import { isNarrowed, paymentsPath } from "@/lib/payments/list/rules";
import { paymentSearch } from "@/lib/payments/list/schema";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("payments.list"))("title"),
});

export default async function PaymentsPage({ searchParams }: PageProps<"/payments">) {
  const search = paymentSearch.parse(await searchParams);
  const [{ standing }, t, { rows, underWay, next, previous, contracts }] = await Promise.all([
    loadPortalFrame(),
    getTranslations("payments.list"),
    loadPayments(paymentsPath(search)),
  ]);
  // Asked here too: the layout is not made again when somebody who lost their last contract clicks on [ACC-7].
  if (standing.kind !== "open") redirect("/no-access");
  const lines = [...underWay, ...rows];
  return (
    <Page title={t("title")} description={t("description")}>
      <div className="flex flex-col gap-5">
        <MoneyTabs current="payments" />
        {(lines.length > 0 || isNarrowed(search)) && (
          <>
            <PaymentFilter search={search} contracts={contracts} />
          </>
        )}
        {lines.length > 0 ? <PaymentTable lines={lines} search={search} /> : <NoPayments search={search} />}
        <PaymentPages search={search} next={next} previous={previous} />
      </div>
    </Page>
  );
}
