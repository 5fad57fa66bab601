import type { Metadata } from "next";
import { SettleForms } from "@/components/desk/collections/settle-forms";
import { DisputeFacts } from "@/components/disputes/dispute-facts";
import { DisputeThread } from "@/components/disputes/dispute-thread";
import { Page } from "@/components/ui/page";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { TextLink } from "@/components/ui/text-link";
import { WhyNot } from "@/components/ui/why-not";
import { deskCollectionsPath, deskFilePath } from "@/lib/desk/collections/rules";
import { loadDeskDispute } from "@/lib/desk/disputes/loaders";
import { deskInvoicePath } from "@/lib/invoices/rules";
import { formatMoney } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/desk/collections/disputes/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await loadDeskDispute((await params).id);
  return { title: (await getTranslations("disputes"))("title_thread", { number }) };
}

export default async function DisputePage({ params }: Props) {
  const { id, number, reference, account, open, timeZone, dispute, settling } = await loadDeskDispute(
    (await params).id,
  );
  const [t, tDesk, locale] = await Promise.all([
    getTranslations("disputes"),
    getTranslations("desk.collections"),
    getLocale(),
  ]);
  return (
    <Page
      title={t("title_thread", { number })}
      mark={<Status tone={dispute.ended ? "neutral" : "warn"}>{t(dispute.ended ? "ended" : "open")}</Status>}
      description={
        <>
          {account} · <TextLink href={deskInvoicePath(reference)}>{number}</TextLink> ·{" "}
          {tDesk("open_amount", { amount: formatMoney(open, locale) })}
        </>
      }
      back={{ href: deskCollectionsPath(), label: tDesk("back") }}
    >
      <div className="grid gap-6 lg:grid-cols-2 lg:items-start">
        <div className="flex flex-col gap-6">
          <DisputeFacts dispute={dispute} timeZone={timeZone} />
          <Section title={t("thread")}>
            <DisputeThread entries={dispute.entries} timeZone={timeZone} fileHref={deskFilePath} />
          </Section>
        </div>
        <div className="flex flex-col gap-6">
          {settling.allowed ? <SettleForms dispute={id} /> : !dispute.ended && <WhyNot refusal={settling} />}
        </div>
      </div>
    </Page>
  );
}
