import type { BillGroupDetails } from "@/lib/billing/settings/types";
import { contractPath } from "@/lib/contracts/rules";
import { methodsPath } from "@/lib/payments/methods/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { BrandMark } from "../layout/brand-mark";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { Status } from "../ui/status";
import { TextLink } from "../ui/text-link";

/** What a bill group is: whose, billed by whom, how often, and its contracts that the viewer sees. */
export async function GroupFacts({ group }: { group: BillGroupDetails }) {
  const [t, tContracts, tMethods] = await Promise.all([
    getTranslations("billing"),
    getTranslations("contracts"),
    getTranslations("methods"),
  ]);
  return (
    <Card title={t("facts")}>
      <DescriptionList
        items={[
          { term: tContracts("account"), value: group.account },
          { term: tContracts("seller"), value: <BrandMark brand={{ name: group.seller, logoUrl: group.logoUrl }} /> },
          { term: t("frequency"), value: t(`frequency_${group.frequency}`) },
          {
            term: t("auto_pay"),
            value: <Status tone={group.autoPay ? "good" : "neutral"}>{group.autoPay ? t("on") : t("off")}</Status>,
          },
          {
            term: tMethods("title"),
            value: <TextLink href={methodsPath(group.id)}>{tMethods("manage")}</TextLink>,
          },
          { term: t("contracts"), value: <Contracts group={group} /> },
        ]}
      />
    </Card>
  );
}

async function Contracts({ group: { contracts } }: { group: BillGroupDetails }) {
  const t = await getTranslations("contracts");
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {contracts.map(({ number, isActive }) => (
        <li key={number}>
          <TextLink href={contractPath(number)}>{number}</TextLink>
          {!isActive && <span className="text-sm text-muted"> {t("ended")}</span>}
        </li>
      ))}
    </ul>
  );
}
