import type { SeenContract } from "@/lib/desk/access-check/types";
import { accountPath, billGroupDeskPath } from "@/lib/desk/rules";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { CalendarDate } from "../ui/calendar-date";
import { Table } from "../ui/table";
import { TextLink } from "../ui/text-link";

/** By place or by rule, and what may be done there [ACC-1, ACC-8]. */
export async function SeenContracts({ contracts }: { contracts: readonly SeenContract[] }) {
  const [t, tDesk] = await Promise.all([getTranslations("desk.access_check"), getTranslations("desk")]);
  return (
    <Table
      caption={t("sees")}
      rows={contracts}
      rowKey={({ number }) => number}
      wide
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
        { id: "why", header: t("by"), cell: (contract) => <By contract={contract} /> },
        {
          id: "manages",
          header: t("manages_billing"),
          cell: ({ managesBilling }) => tDesk(managesBilling ? "signed_in_yes" : "no"),
        },
      ]}
    />
  );
}

async function By({ contract }: { contract: SeenContract }) {
  const [t, locale] = await Promise.all([getTranslations("desk.access_check"), getLocale()]);
  const { isContact, isPrimary, isCardHolder, endsOn, rule } = contract;
  if (!isContact) return t("by_rule", { rule: rule ?? "–" });
  const roles = [isPrimary && t("is_primary"), isCardHolder && t("is_card_holder")].filter(Boolean);
  return (
    <>
      {roles.length > 0 ? roles.join(", ") : t("is_contact")}
      {endsOn && (
        <>
          , {t("until")} <CalendarDate date={endsOn} locale={locale} />
        </>
      )}
      {rule && ` · ${t("and_rule", { rule })}`}
    </>
  );
}
