import type { DeskCase } from "@/lib/desk/cases/types";
import { accountPath } from "@/lib/desk/rules";
import { formatInstant } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { TextLink } from "../ui/text-link";

/** Whose it is, who asks, and about what. */
export async function DeskCaseFacts({ found }: { found: DeskCase }) {
  const [t, tSupport, locale] = await Promise.all([
    getTranslations("desk_cases"),
    getTranslations("support"),
    getLocale(),
  ]);
  const { number, account, opener, contract, invoice, openedAt, timeZone } = found;
  const about = [
    ...(invoice ? [tSupport("invoice", { number: invoice.number })] : []),
    ...(contract ? [tSupport("contract", { number: contract })] : []),
  ];
  return (
    <Card>
      <DescriptionList
        items={[
          { term: tSupport("number"), value: number },
          { term: t("account"), value: <TextLink href={accountPath(account.id)}>{account.name}</TextLink> },
          {
            term: t("opener"),
            value: <span className="wrap-anywhere">{[opener.name, opener.email].filter(Boolean).join(", ")}</span>,
          },
          ...(about.length > 0 ? [{ term: tSupport("about"), value: about.join(" · ") }] : []),
          { term: tSupport("opened"), value: formatInstant(openedAt, locale, timeZone) },
        ]}
      />
    </Card>
  );
}
