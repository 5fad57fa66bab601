import type { Metadata } from "next";
import { VoidForm } from "@/components/desk/invoices/void-form";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { WhyNot } from "@/components/ui/why-not";
import { loadVoiding } from "@/lib/desk/invoices/loaders";
import { deskInvoicePath } from "@/lib/invoices/rules";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/desk/invoices/[reference]/void">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await loadVoiding((await params).reference);
  return { title: (await getTranslations("desk.invoice_page"))("void_title", { number }) };
}

export default async function VoidPage({ params }: Props) {
  const invoice = await loadVoiding((await params).reference);
  const t = await getTranslations("desk.invoice_page");
  const { number, reference, account, voiding } = invoice;
  return (
    <Page
      title={t("void_title", { number })}
      description={account}
      back={{ href: deskInvoicePath(reference), label: number }}
    >
      <Card className="max-w-[42rem]">
        {voiding.allowed ? <VoidForm invoice={invoice} /> : <WhyNot refusal={voiding} />}
      </Card>
    </Page>
  );
}
