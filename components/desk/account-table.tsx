import type { AccountRow } from "@/lib/desk/accounts/types";
import { accountPath } from "@/lib/desk/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { AccountStatus } from "./account-status";

/** The customers, each with who looks after it [DSK-1]. */
export async function AccountTable({ rows }: { rows: readonly AccountRow[] }) {
  const t = await getTranslations("desk");
  return (
    <Table
      caption={t("accounts")}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "name",
          header: t("name"),
          kind: "title",
          cell: ({ id, name }) => <TextLink href={accountPath(id)}>{name}</TextLink>,
        },
        { id: "status", header: t("status"), cell: ({ status }) => <AccountStatus status={status} /> },
        { id: "type", header: t("type"), cell: ({ type }) => t(`type_${type}`) },
        { id: "executive", header: t("executive"), cell: ({ accountExecutive }) => accountExecutive },
        { id: "collector", header: t("collector"), cell: ({ collector }) => collector },
        { id: "groups", header: t("bill_groups"), kind: "number", cell: ({ billGroups }) => billGroups },
      ]}
    />
  );
}
