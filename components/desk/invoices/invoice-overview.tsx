import { deskDisputePath } from "@/lib/collections/disputes/rules";
import { deskTermsPath } from "@/lib/contracts/terms/rules";
import type { DeskInvoice } from "@/lib/desk/invoices/types";
import { accountPath } from "@/lib/desk/rules";
import { formatMoney, formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Card } from "../../ui/card";
import { DescriptionList } from "../../ui/description-list";
import { TextLink } from "../../ui/text-link";
import { Reasons } from "../../ui/why-not";

/** What it is, and whether its customer can pay it online now, in the words that they read [INV-3, WHY-1]. */
export async function InvoiceOverview({ invoice }: { invoice: DeskInvoice }) {
  const [t, locale] = await Promise.all([getTranslations("desk.invoice_page"), getLocale()]);
  const { accountId, account, contractNumber, issuedOn, dueOn, poNumber, payable, open, disputeId, paying } = invoice;
  const { mayAnswer, maySetTerms } = invoice;
  return (
    <Card title={t("overview")}>
      <DescriptionList
        items={[
          { term: t("account"), value: <TextLink href={accountPath(accountId)}>{account}</TextLink> },
          {
            term: t("contract"),
            value: (
              <>
                {contractNumber}
                {maySetTerms && (
                  <>
                    {" · "}
                    <TextLink href={deskTermsPath(contractNumber)}>{t("terms")}</TextLink>
                  </>
                )}
              </>
            ),
          },
          { term: t("issued"), value: formatPlainDate(issuedOn, locale) },
          { term: t("due"), value: formatPlainDate(dueOn, locale) },
          ...(poNumber ? [{ term: t("po_number"), value: poNumber }] : []),
          { term: t("payable"), value: formatMoney(payable, locale) },
          { term: t("open"), value: formatMoney(open, locale) },
          { term: t("online"), value: paying.allowed ? t("online_yes") : <Reasons refusal={paying} /> },
          ...(disputeId && mayAnswer
            ? [{ term: t("dispute"), value: <TextLink href={deskDisputePath(disputeId)}>{t("see_dispute")}</TextLink> }]
            : []),
        ]}
      />
    </Card>
  );
}
