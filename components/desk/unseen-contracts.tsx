import type { CheckedContract } from "@/lib/desk/access-check/types";
import { accountPath, billGroupDeskPath } from "@/lib/desk/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { Reasons } from "../ui/why-not";

/** What names or covers the address and still is not seen, each with its causes [WHY-1]. */
export async function UnseenContracts({ contracts }: { contracts: readonly CheckedContract[] }) {
  const [t, tDesk] = await Promise.all([getTranslations("desk.access_check"), getTranslations("desk")]);
  return (
    <Table
      caption={t("sees_not")}
      rows={contracts}
      rowKey={({ number }) => number}
      columns={[
        { id: "contract", header: tDesk("contract"), kind: "title", cell: ({ number }) => number },
        {
          id: "account",
          header: tDesk("name"),
          cell: ({ accountId, account }) => <TextLink href={accountPath(accountId)}>{account}</TextLink>,
        },
        {
          id: "group",
          header: tDesk("group"),
          cell: ({ billGroupId, billGroup }) => <TextLink href={billGroupDeskPath(billGroupId)}>{billGroup}</TextLink>,
        },
        { id: "because", header: t("because"), cell: ({ because }) => (because ? <Reasons refusal={because} /> : "–") },
      ]}
    />
  );
}
