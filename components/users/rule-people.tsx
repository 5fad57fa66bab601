import { getTranslations } from "@/lib/platform/page-texts";
import { usersPath } from "@/lib/users/rules";
import type { UserList } from "@/lib/users/types";
import { Pagination } from "../ui/pagination";
import { Section } from "../ui/section";
import { Table } from "../ui/table";

/** People let in by an access rule, apart from the contacts [USR-1]. */
export async function RulePeople({
  byRule,
  nextRule,
  from,
}: Pick<UserList, "byRule" | "nextRule"> & { from?: string | undefined }) {
  const t = await getTranslations("users");
  if (byRule.length === 0) return null;
  return (
    <Section title={t("rule_title")} description={t("rule_description")}>
      <div className="flex flex-col gap-3">
        <Table
          caption={t("rule_title")}
          rows={byRule}
          rowKey={({ id }) => id}
          columns={[
            {
              id: "email",
              header: t("email"),
              kind: "title",
              cell: ({ email }) => <span className="wrap-anywhere">{email}</span>,
            },
            { id: "groups", header: t("bill_group"), cell: ({ billGroups }) => billGroups.join(", ") },
          ]}
        />
        <Pagination
          label={t("rule_title")}
          first={from ? { href: usersPath(), label: t("first") } : undefined}
          next={nextRule ? { href: usersPath({ rule: nextRule }), label: t("rule_more") } : undefined}
        />
      </div>
    </Section>
  );
}
