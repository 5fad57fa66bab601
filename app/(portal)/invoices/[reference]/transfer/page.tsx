import type { Metadata } from "next";
import { TransferForm } from "@/components/collections/transfer-form";
import { TransferList } from "@/components/collections/transfer-list";
import { UploadResults } from "@/components/files/upload-results";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { WhyNot } from "@/components/ui/why-not";
import { loadInvoiceCollections } from "@/lib/collections/loaders";
import { uploadSearch } from "@/lib/collections/schema";
import { invoicePath } from "@/lib/invoices/rules";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/invoices/[reference]/transfer">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await loadInvoiceCollections((await params).reference);
  return { title: (await getTranslations("transfers"))("title", { number }) };
}

export default async function TransferPage({ params, searchParams }: Props) {
  const collections = await loadInvoiceCollections((await params).reference);
  const { files } = uploadSearch.parse(await searchParams);
  const t = await getTranslations("transfers");
  const { number, reference, transfers, reporting, timeZone } = collections;
  return (
    <Page
      title={t("title", { number })}
      description={t("intro")}
      back={{ href: invoicePath(reference), label: t("back") }}
    >
      <div id="files" className="max-w-[42rem] empty:hidden">
        <UploadResults fates={files} />
      </div>
      <Card className="max-w-[42rem]">
        {reporting.allowed ? <TransferForm collections={collections} /> : <WhyNot refusal={reporting} />}
      </Card>
      {transfers.length > 0 && <TransferList transfers={transfers} timeZone={timeZone} />}
    </Page>
  );
}
