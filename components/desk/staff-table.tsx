import { staffMemberPath } from "@/lib/desk/staff/rules";
import type { StaffRow } from "@/lib/desk/staff/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { Status } from "../ui/status";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";

/** The seller's people, with what they may and whether they have set up a second factor [SIG-7]. */
export async function StaffTable({ rows }: { rows: readonly StaffRow[] }) {
  const [t, tDesk] = await Promise.all([getTranslations("desk.staff"), getTranslations("desk")]);
  return (
    <Table
      caption={t("title")}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "name",
          header: t("name"),
          kind: "title",
          cell: ({ id, name }) => <TextLink href={staffMemberPath(id)}>{name}</TextLink>,
        },
        { id: "email", header: tDesk("email"), cell: ({ email }) => <span className="wrap-anywhere">{email}</span> },
        { id: "role", header: t("role"), cell: ({ role }) => tDesk(`role_${role}`) },
        { id: "factor", header: t("factor"), cell: ({ hasFactor }) => t(hasFactor ? "factor_set" : "factor_not_set") },
        {
          id: "status",
          header: tDesk("status"),
          cell: ({ hasLeft }) => <Status tone={hasLeft ? "neutral" : "good"}>{t(hasLeft ? "left" : "works")}</Status>,
        },
      ]}
    />
  );
}
