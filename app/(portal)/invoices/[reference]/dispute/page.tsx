import type { Metadata } from "next";
import { DisputeView } from "@/components/disputes/dispute-view";
import { OpenDisputeForm } from "@/components/disputes/open-dispute-form";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { Status } from "@/components/ui/status";
import { WhyNot } from "@/components/ui/why-not";
import { loadDisputePage } from "@/lib/collections/disputes/loaders";
import { uploadSearch } from "@/lib/collections/schema";
import { invoicePath } from "@/lib/invoices/rules";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/invoices/[reference]/dispute">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await loadDisputePage((await params).reference);
  return { title: (await getTranslations("disputes"))("title_thread", { number }) };
}

export default async function DisputePage({ params, searchParams }: Props) {
  const { number, reference, dispute, opening, lines, timeZone } = await loadDisputePage((await params).reference);
  const { files } = uploadSearch.parse(await searchParams);
  const t = await getTranslations("disputes");
  const isOpen = dispute !== null && dispute.ended === null;
  return (
    <Page
      title={dispute ? t("title_thread", { number }) : t("title", { number })}
      mark={dispute && <Status tone={isOpen ? "warn" : "neutral"}>{isOpen ? t("open") : t("ended")}</Status>}
      back={{ href: invoicePath(reference), label: t("back") }}
    >
      {dispute && <DisputeView dispute={dispute} timeZone={timeZone} fates={files} />}
      {!isOpen && (
        <Card className="max-w-[42rem]" title={dispute ? t("ended_again") : undefined}>
          {opening.allowed ? <OpenDisputeForm reference={reference} lines={lines} /> : <WhyNot refusal={opening} />}
        </Card>
      )}
    </Page>
  );
}
