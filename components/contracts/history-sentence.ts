import type { HistoryRow } from "@/lib/contracts/history/types";
import { isPlainDate } from "@/lib/platform/dates";
import { formatMoney, formatPlainDate } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/locales";
import { money } from "@/lib/platform/money";
import { messagesOf, translator } from "@/lib/platform/translate";

type Facts = HistoryRow["after"];

/** A line of history in the reader's language; what has no sentence of its own says that something was changed. */
export function historySentence({ action, who, before, after }: HistoryRow, portal: string, locale: Locale): string {
  const known: Record<string, string> = messagesOf(locale).history.actions;
  const name = action.replaceAll(".", "_");
  // The keys come from the database; the translator's own typing of every values shape is not to be had for them.
  const t = translator(locale) as unknown as (key: string, values: Record<string, string>) => string;
  return t(`history.actions.${name in known ? name : "other"}`, {
    ...inWords(before, locale),
    ...inWords(after, locale),
    endsOnBefore: dateIn(before.endsOn, locale),
    who: who ?? portal,
  });
}

function inWords(facts: Facts, locale: Locale): Record<string, string> {
  const { amount, currency, endsOn, role, ...rest } = facts;
  return {
    ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value ?? "–")])),
    endsOn: dateIn(endsOn, locale),
    ...(role === "primary" || role === "card_holder" ? { role: translator(locale)(`users.role_${role}`) } : {}),
    ...(isMinor(amount) && isCurrency(currency)
      ? { amount: formatMoney(money(BigInt(amount), currency), locale) }
      : { amount: String(amount ?? "–") }),
  };
}

// Rows are written for ever: one that was written otherwise is told as it is.
const isMinor = (value: Facts[string] | undefined): value is string =>
  typeof value === "string" && /^-?\d{1,18}$/.test(value);
const isCurrency = (value: Facts[string] | undefined): value is string =>
  typeof value === "string" && /^[A-Z]{3}$/.test(value);

const dateIn = (value: Facts[string] | undefined, locale: Locale): string =>
  isPlainDate(value) ? formatPlainDate(value, locale) : "none";
