import { formatMoney, formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { renewalDates } from "@/lib/quotes/acceptance/rules";
import type { Acceptance } from "@/lib/quotes/acceptance/types";
import { DescriptionList } from "../ui/description-list";

/** From when to when, what is to be paid and when, and the words that are agreed to. */
export async function AcceptanceTerms({ acceptance }: { acceptance: Acceptance }) {
  const [t, of, locale] = await Promise.all([getTranslations("acceptance"), getTranslations("quotes"), getLocale()]);
  const { quote, due } = acceptance;
  const renewal = renewalDates(quote, locale);
  const { startsOn, endsOn, today, contractId, contractNumber, newContractNumber, terms, total } = quote;
  const to = formatPlainDate(endsOn, locale, "long");
  const from = startsOn && formatPlainDate(startsOn, locale, "long");
  const invoice = due
    ? t("due_now", { total: formatMoney(due.total, locale), dueOn: formatPlainDate(due.dueOn, locale, "long") })
    : from && startsOn && startsOn > today && total.minor > 0n
      ? t("due_later", { from })
      : t("due_nothing");
  return (
    <>
      <DescriptionList
        items={[
          {
            term: t("contract"),
            value: contractId ? contractNumber : t("new_contract", { number: newContractNumber ?? "" }),
          },
          { term: t("service"), value: from ? t("from_to", { from, to }) : t("from_today", { to }) },
          { term: t("invoice"), value: invoice },
        ]}
      />
      <p className="whitespace-pre-line wrap-anywhere">{terms ?? t("no_terms")}</p>
      {renewal && <p className="wrap-anywhere">{of("renews", renewal)}</p>}
    </>
  );
}
