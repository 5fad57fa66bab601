import type { Metadata } from "next";
import { ShareForms } from "@/components/invoices/share-forms";
import { ShareList } from "@/components/invoices/share-list";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { WhyNot } from "@/components/ui/why-not";
import { invoicePath } from "@/lib/invoices/rules";
import { loadSharing } from "@/lib/invoices/sharing/loaders";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/invoices/[reference]/share">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await loadSharing((await params).reference);
  return { title: (await getTranslations("share"))("title", { number }) };
}

export default async function SharePage({ params }: Props) {
  const sharing = await loadSharing((await params).reference);
  const t = await getTranslations("share");
  const { reference, number, decision } = sharing;
  return (
    <Page title={t("title", { number })} back={{ href: invoicePath(reference), label: number }}>
      {decision.allowed ? (
        <ShareForms reference={reference} />
      ) : (
        <Card className="max-w-[42rem]">
          <WhyNot refusal={decision} />
        </Card>
      )}
      <ShareList sharing={sharing} />
    </Page>
  );
}
