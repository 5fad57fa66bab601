import { contractPath } from "@/lib/contracts/rules";
import type { CreditMemoDetails } from "@/lib/invoices/credit-memos/types";
import { subtract } from "@/lib/platform/money";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { CalendarDate } from "../ui/calendar-date";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { Money } from "../ui/money";
import { TextLink } from "../ui/text-link";

/** What the memo is, and what of it is left. */
export async function CreditMemoOverview({ memo }: { memo: CreditMemoDetails }) {
  const [t, locale] = await Promise.all([getTranslations("credit_memos"), getLocale()]);
  const { contractNumber, issuedOn, corrects, reason, account, billGroup, seller, billTo, total, left } = memo;
  return (
    <div className="grid gap-6 xl:grid-cols-2 xl:items-start">
      <Card title={t("amounts")}>
        <DescriptionList
          items={[
            { term: t("total"), value: <Money value={total} locale={locale} /> },
            { term: t("used"), value: <Money value={subtract(total, left)} locale={locale} /> },
            {
              term: t("left"),
              value: (
                <strong>
                  <Money value={left} locale={locale} />
                </strong>
              ),
            },
          ]}
        />
        {left.minor > 0n && <p className="mt-3 text-muted">{t("left_hint")}</p>}
      </Card>
      <Card title={t("overview")}>
        <DescriptionList
          items={[
            { term: t("contract"), value: <TextLink href={contractPath(contractNumber)}>{contractNumber}</TextLink> },
            { term: t("issued"), value: <CalendarDate date={issuedOn} locale={locale} /> },
            ...(corrects ? [{ term: t("corrects"), value: corrects }] : []),
            ...(reason ? [{ term: t("reason"), value: reason }] : []),
            { term: t("account"), value: account },
            { term: t("bill_group"), value: billGroup },
            { term: t("seller"), value: seller },
            { term: t("bill_to"), value: <CreditedTo lines={[billTo.name, ...billTo.lines]} /> },
          ]}
        />
      </Card>
    </div>
  );
}

function CreditedTo({ lines }: { lines: readonly string[] }) {
  return <span className="whitespace-pre-line">{lines.join("\n")}</span>;
}
