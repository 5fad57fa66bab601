import type { AccountPersonRow, PersonPlace } from "@/lib/desk/account-people/types";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { CalendarDate } from "../ui/calendar-date";
import { Table } from "../ui/table";

/** Contract contacts, each with their contracts and what they are there [DSK-1]. */
export async function AccountPeopleTable({ rows }: { rows: readonly AccountPersonRow[] }) {
  const t = await getTranslations("desk");
  return (
    <Table
      caption={t("people")}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { id: "name", header: t("person"), kind: "title", cell: ({ name }) => name },
        { id: "email", header: t("email"), cell: ({ email }) => <span className="wrap-anywhere">{email}</span> },
        { id: "contracts", header: t("contracts"), cell: ({ places }) => <Places places={places} /> },
        {
          id: "signed_in",
          header: t("signed_in"),
          cell: ({ hasSignedIn }) => t(hasSignedIn ? "signed_in_yes" : "signed_in_no"),
        },
      ]}
    />
  );
}

async function Places({ places }: { places: readonly PersonPlace[] }) {
  const [t, locale] = await Promise.all([getTranslations("desk"), getLocale()]);
  return (
    <ul className="flex flex-col gap-0.5">
      {places.map(({ contractNumber, isPrimary, isCardHolder, endsOn, hasEnded }) => (
        <li key={contractNumber}>
          {contractNumber}
          {isPrimary && ` · ${t("is_primary")}`}
          {isCardHolder && ` · ${t("is_card_holder")}`}
          {endsOn && (
            <>
              {" · "}
              {t(hasEnded ? "place_ended" : "place_until")} <CalendarDate date={endsOn} locale={locale} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
