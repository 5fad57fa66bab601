import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ChosenInvoices } from "@/components/invoices/chosen-invoices";
import { CsvLink } from "@/components/invoices/csv-link";
import { InvoiceFilter } from "@/components/invoices/invoice-filter";
import { InvoiceList } from "@/components/invoices/invoice-list";
import { InvoicePages } from "@/components/invoices/invoice-pages";
import { InvoiceTabs } from "@/components/invoices/invoice-tabs";
import { MoneyTabs } from "@/components/invoices/money-tabs";
import { isNarrowed, NoInvoices } from "@/components/invoices/no-invoices";
import { PayAllOpen } from "@/components/invoices/pay-all-open";
import { Page } from "@/components/ui/page";
import { loadPortalFrame } from "@/lib/branding/loaders";
import { loadInvoices } from "@/lib/invoices/loaders";
import { invoicesCsvPath, invoicesPath } from "@/lib/invoices/rules";
import { invoiceSearch } from "@/lib/invoices/schema";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("invoices"))("title"),
});

export default async function InvoicesPage({ searchParams }: PageProps<"/invoices">) {
  const search = invoiceSearch.parse(await searchParams);
  const [{ standing }, t, { rows, next, previous, contracts }] = await Promise.all([
    loadPortalFrame(),
    getTranslations("invoices"),
    loadInvoices(invoicesPath(search)),
  ]);
  // Asked here too: the layout is not made again when somebody who lost their last contract clicks on [ACC-7].
  if (standing.kind !== "open") redirect("/no-access");
  const hasInvoices = rows.length > 0;
  return (
    <Page title={t("title")} description={t("description")}>
      <div className="flex flex-col gap-5">
        <MoneyTabs current="invoices" />
        {(hasInvoices || isNarrowed(search)) && (
          <>
            <InvoiceTabs search={search} />
            <InvoiceFilter search={search} contracts={contracts} />
            <CsvLink href={invoicesCsvPath(search)} />
          </>
        )}
        <PayAllOpen rows={rows} search={search} />
        {hasInvoices && <ChosenInvoices />}
        {hasInvoices ? <InvoiceList rows={rows} /> : <NoInvoices search={search} />}
        <InvoicePages search={search} next={next} previous={previous} />
      </div>
    </Page>
  );
}
