import type { DeskBillGroup } from "@/lib/desk/bill-groups/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";

/** How a bill group is billed; its customers change the numbers themselves [BIL-2]. */
export async function GroupSettings({ group }: { group: DeskBillGroup }) {
  const [t, tDesk] = await Promise.all([getTranslations("desk.bill_group"), getTranslations("desk")]);
  const { seller, frequency, autoPay, paymentMethods, poNumber, vatNumber, registrationNumber } = group;
  return (
    <Card title={t("settings")}>
      <DescriptionList
        items={[
          { term: tDesk("seller"), value: seller },
          { term: tDesk("frequency"), value: tDesk(`frequency_${frequency}`) },
          { term: t("auto_pay"), value: t(autoPay ? "auto_pay_on" : "auto_pay_off") },
          { term: t("methods"), value: paymentMethods },
          { term: t("po_number"), value: poNumber ?? "–" },
          { term: t("vat_number"), value: vatNumber ?? "–" },
          { term: t("registration_number"), value: registrationNumber ?? "–" },
        ]}
      />
    </Card>
  );
}
