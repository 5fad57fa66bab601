import type { AccountGroup } from "@/lib/desk/accounts/types";
import { billGroupDeskPath } from "@/lib/desk/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { Section } from "../ui/section";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";

/** What is billed together, and whether its portal is open to addresses by rule [DSK-2]. */
export async function AccountGroups({ groups }: { groups: readonly AccountGroup[] }) {
  const t = await getTranslations("desk");
  return (
    <Section title={t("bill_groups")}>
      <Table
        caption={t("bill_groups")}
        rows={groups}
        rowKey={({ id }) => id}
        columns={[
          {
            id: "name",
            header: t("group"),
            kind: "title",
            cell: ({ id, name }) => <TextLink href={billGroupDeskPath(id)}>{name}</TextLink>,
          },
          { id: "seller", header: t("seller"), cell: ({ seller }) => seller },
          { id: "frequency", header: t("frequency"), cell: ({ frequency }) => t(`frequency_${frequency}`) },
          { id: "contracts", header: t("contracts"), kind: "number", cell: ({ contracts }) => contracts },
          { id: "people", header: t("people"), kind: "number", cell: ({ people }) => people },
          {
            id: "rules",
            header: t("access_rules"),
            cell: ({ accessRulesOn }) => t(accessRulesOn ? "rules_on" : "rules_off"),
          },
        ]}
      />
    </Section>
  );
}
