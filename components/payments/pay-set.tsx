import { payTogetherAction } from "@/lib/payments/sets/actions";
import { payPath } from "@/lib/payments/sets/rules";
import type { OfferedShare, PayOffer } from "@/lib/payments/sets/types";
import { formatAmount, formatMoney, formatPlainDate } from "@/lib/platform/format";
import { isLocale } from "@/lib/platform/locales";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { explain } from "@/lib/platform/translate";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { Alert } from "../ui/alert";
import { Section } from "../ui/section";
import { WhyNot } from "../ui/why-not";
import { PaySetTable, type SetRow } from "./pay-set-table";
import { PayWays } from "./pay-ways";

/** What each invoice gets, the total as it is typed, and how to pay it [PAY-1, PAY-2, PAY-3]. */
export async function PaySet({ offer }: { offer: PayOffer }) {
  const [t, { labels }, chosen] = await Promise.all([getTranslations("payments"), formTexts(), getLocale()]);
  const locale = isLocale(chosen) ? chosen : "en";
  const { shares, total, limit, pay } = offer;
  const isFixed = shares.every(({ partFrom }) => partFrom === null);
  return (
    <ActionForm action={payTogetherAction} labels={labels} className="flex flex-col gap-6">
      {/* Enter in a field presses the first button there is: that must never be one that pays. */}
      {!isFixed && (
        <button type="submit" name="way" value="update" tabIndex={-1} aria-hidden="true" className="sr-only">
          {t("update")}
        </button>
      )}
      {!pay.allowed && pay.reason !== "payment.nothing_chosen" && (
        <Alert tone="warning" title={explain(pay, locale)}>
          {pay.ask && <WhyNot refusal={{ ...pay, also: [] }} />}
        </Alert>
      )}
      <Section
        title={t("pay_invoices")}
        {...(limit ? { description: t("limit", { limit: formatMoney(limit, locale) }) } : {})}
      >
        <PaySetTable
          rows={shares.map((share) => rowOf(share, shares, locale))}
          currency={shares[0]?.open.currency ?? ""}
          locale={locale}
          limit={limit?.minor.toString() ?? null}
          total={total?.minor.toString() ?? null}
          texts={{
            caption: t("pay_invoices"),
            invoice: t("invoice"),
            contract: t("contract"),
            due: t("due"),
            open: t("open_amount"),
            amount: t("amount_to_pay"),
            amountOf: t("amount_of", { number: "{number}" }),
            partFrom: t("part_hint", { from: "{from}" }),
            takeOut: t("take_out"),
            takeOutOf: t("take_out_of", { number: "{number}" }),
            total: t("total"),
            aboveLimit: t("above_limit", { over: "{over}", limit: limit ? formatMoney(limit, locale) : "" }),
          }}
        />
      </Section>
      {(pay.allowed || !isFixed) && <PayWays offer={offer} isFixed={isFixed} />}
    </ActionForm>
  );
}

function rowOf(share: OfferedShare, all: readonly OfferedShare[], locale: "en" | "sv"): SetRow {
  const { reference, number, contractNumber, dueOn, open, partFrom, typed, fault } = share;
  const rest = all.filter((other) => other !== share);
  return {
    ...{ reference, number, contractNumber },
    due: formatPlainDate(dueOn, locale).replaceAll(" ", "\u00a0"),
    open: formatMoney(open, locale),
    openMinor: open.minor.toString(),
    part: partFrom && { from: formatMoney(partFrom, locale), value: typed ?? formatAmount(open, locale) },
    fault: fault ? explain(fault, locale) : null,
    without: rest.length > 0 ? payPath(rest) : null,
  };
}
