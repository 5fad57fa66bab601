import type { Metadata } from "next";
import { InvoiceOverview } from "@/components/desk/invoices/invoice-overview";
import { InvoiceStatus } from "@/components/invoices/invoice-status";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { WhyNot } from "@/components/ui/why-not";
import { loadDeskInvoice } from "@/lib/desk/invoices/loaders";
import { accountPath } from "@/lib/desk/rules";
import { deskInvoicePath } from "@/lib/invoices/rules";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/desk/invoices/[reference]">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: (await loadDeskInvoice((await params).reference)).number,
});

export default async function InvoicePage({ params }: Props) {
  const [invoice, t, tInvoices] = await Promise.all([
    loadDeskInvoice((await params).reference),
    getTranslations("desk.invoice_page"),
    getTranslations("invoices"),
  ]);
  const { number, reference, status, account, accountId, voiding, maySettle } = invoice;
  return (
    <Page
      title={number}
      mark={<InvoiceStatus status={status} label={tInvoices(`status_${status}`)} />}
      description={account}
      back={{ href: accountPath(accountId), label: account }}
    >
      <div className="grid gap-6 lg:grid-cols-2 lg:items-start">
        <InvoiceOverview invoice={invoice} />
        {maySettle && (
          <Card title={t("void")}>
            {voiding.allowed ? (
              <LinkButton href={`${deskInvoicePath(reference)}/void`}>{t("void_link")}</LinkButton>
            ) : (
              <WhyNot refusal={voiding} />
            )}
          </Card>
        )}
      </div>
    </Page>
  );
}
