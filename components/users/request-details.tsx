import { contractPath } from "@/lib/contracts/rules";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import type { RequestDetails as Details } from "@/lib/users/requests/types";
import { CalendarDate } from "../ui/calendar-date";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { TextLink } from "../ui/text-link";

/** Who asks for what; what they typed is text and nothing else. */
export async function RequestDetails({ request }: { request: Details }) {
  const [t, locale] = await Promise.all([getTranslations("requests"), getLocale()]);
  const { email, name, note, contract, account, askedOn, expiresOn, state } = request;
  return (
    <Card title={t("who")}>
      <DescriptionList
        items={[
          { term: t("email"), value: email },
          { term: t("name"), value: name },
          {
            term: t("note_typed"),
            value: note ? (
              <p className="whitespace-pre-line">{note}</p>
            ) : (
              <span className="text-muted">{t("no_note")}</span>
            ),
          },
          { term: t("contract"), value: <TextLink href={contractPath(contract)}>{contract}</TextLink> },
          { term: t("account"), value: account },
          { term: t("asked_on"), value: <CalendarDate date={askedOn} locale={locale} /> },
          ...(state === "open"
            ? [{ term: t("expires_on"), value: <CalendarDate date={expiresOn} locale={locale} /> }]
            : []),
        ]}
      />
    </Card>
  );
}
