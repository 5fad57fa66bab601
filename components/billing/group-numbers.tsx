import type { BillGroupDetails } from "@/lib/billing/settings/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { WhyNot } from "../ui/why-not";
import { GroupNumbersForm } from "./group-numbers-form";

/** The numbers as a form, or to read with why they cannot be changed by the viewer [BIL-2, WHY-1]. */
export async function GroupNumbers({ group }: { group: BillGroupDetails }) {
  const t = await getTranslations("billing");
  const { change, poNumber, vatNumber, registrationNumber } = group;
  return (
    <Card title={t("numbers")} description={t("numbers_hint")}>
      {change.allowed ? (
        <GroupNumbersForm group={group} />
      ) : (
        <div className="flex flex-col gap-5">
          <DescriptionList
            items={[
              { term: t("po_number"), value: poNumber ?? "–" },
              { term: t("vat_number"), value: vatNumber ?? "–" },
              { term: t("registration_number"), value: registrationNumber ?? "–" },
            ]}
          />
          <WhyNot refusal={change} />
        </div>
      )}
    </Card>
  );
}
