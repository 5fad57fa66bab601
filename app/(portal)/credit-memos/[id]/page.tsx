import type { Metadata } from "next";
import { CreditMemoOverview } from "@/components/credit-memos/credit-memo-overview";
import { CreditMemoUses } from "@/components/credit-memos/credit-memo-uses";
import { DownloadIcon } from "@/components/ui/icons";
import { LinkButton } from "@/components/ui/link-button";
import { Page } from "@/components/ui/page";
import { loadCreditMemo } from "@/lib/invoices/credit-memos/loaders";
import { creditMemoPdfPath, creditMemosPath } from "@/lib/invoices/credit-memos/rules";
import { getTranslations } from "@/lib/platform/page-texts";

type Props = PageProps<"/credit-memos/[id]">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: (await loadCreditMemo((await params).id)).number,
});

export default async function CreditMemoPage({ params }: Props) {
  const { id } = await params;
  const [memo, t] = await Promise.all([loadCreditMemo(id), getTranslations("credit_memos")]);
  return (
    <Page
      title={memo.number}
      back={{ href: creditMemosPath(), label: t("back") }}
      actions={
        <LinkButton plain href={creditMemoPdfPath(memo.id)}>
          <DownloadIcon />
          {t("download_pdf")}
        </LinkButton>
      }
    >
      <CreditMemoOverview memo={memo} />
      <CreditMemoUses memo={memo} />
    </Page>
  );
}
