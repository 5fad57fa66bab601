import type { ContractDetails } from "@/lib/contracts/types";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { CalendarDate } from "../ui/calendar-date";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { Money } from "../ui/money";
import { Status } from "../ui/status";

/** What the contract is. */
export async function ContractOverview({ contract }: { contract: ContractDetails }) {
  const [t, locale] = await Promise.all([getTranslations("contracts"), getLocale()]);
  return (
    <Card title={t("overview")}>
      <DescriptionList
        items={[
          {
            term: t("status"),
            value: <Status tone={contract.status === "active" ? "good" : "neutral"}>{t(contract.status)}</Status>,
          },
          {
            term: t("term"),
            value: (
              <>
                <CalendarDate date={contract.startsOn} locale={locale} /> –{" "}
                <CalendarDate date={contract.endsOn} locale={locale} />
              </>
            ),
          },
          { term: t("value"), value: <Money value={contract.value} locale={locale} /> },
          { term: t("paid_by"), value: t(`paid_by_${contract.paidBy}`) },
          { term: t("po_number"), value: contract.poNumber ?? t("po_none") },
          { term: t("account"), value: contract.account },
          { term: t("bill_group"), value: contract.billGroup },
          { term: t("seller"), value: contract.seller },
        ]}
      />
    </Card>
  );
}
