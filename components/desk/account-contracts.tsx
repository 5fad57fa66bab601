import type { AccountContract } from "@/lib/desk/accounts/types";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { CalendarDate } from "../ui/calendar-date";
import { Section } from "../ui/section";
import { Status } from "../ui/status";
import { Table } from "../ui/table";

/** Its contracts, those that run longest first. */
export async function AccountContracts({ contracts }: { contracts: readonly AccountContract[] }) {
  const [t, locale] = await Promise.all([getTranslations("desk"), getLocale()]);
  return (
    <Section title={t("contracts")}>
      <Table
        caption={t("contracts")}
        rows={contracts}
        rowKey={({ number }) => number}
        columns={[
          { id: "number", header: t("contract"), kind: "title", cell: ({ number }) => number },
          { id: "group", header: t("group"), cell: ({ billGroup }) => billGroup },
          { id: "ends", header: t("ends"), cell: ({ endsOn }) => <CalendarDate date={endsOn} locale={locale} /> },
          {
            id: "status",
            header: t("status"),
            cell: ({ isActive }) => (
              <Status tone={isActive ? "good" : "neutral"}>{t(isActive ? "active" : "ended")}</Status>
            ),
          },
          { id: "primary", header: t("primary"), cell: ({ primary }) => primary ?? "–" },
        ]}
      />
    </Section>
  );
}
