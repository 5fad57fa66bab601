import { isPlainDate } from "@/lib/platform/dates";
import { formatMoney, formatPlainDate } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/locales";
import { money } from "@/lib/platform/money";
import { messagesOf, translator } from "@/lib/platform/translate";
import type { HistoryEvent } from "./types";

type Facts = HistoryEvent["after"];
type Translate = (key: string, values?: Record<string, string>) => string;

// The keys come from the database; the translator's own typing of every values shape is not to be had for them.
const speak = (locale: Locale): Translate => translator(locale) as unknown as Translate;

/** A line of history in the reader's language; what has no sentence of its own says that something was changed. */
export function historySentence({ action, who, before, after }: HistoryEvent, portal: string, locale: Locale): string {
  const known: Record<string, string> = messagesOf(locale).history.actions;
  const name = action.replaceAll(".", "_");
  const changes = action.endsWith("_changed") ? fieldChanges(before, after, locale) : "";
  return speak(locale)(`history.actions.${name in known ? name : changes ? "fields_changed" : "other"}`, {
    // Money that concerns no invoice names none.
    invoice: "none",
    ...inWords(before, locale),
    ...inWords(after, locale),
    endsOnBefore: dateIn(before.endsOn, locale),
    changes: changes || "none",
    who: who ?? portal,
  });
}

/** "Street from “Kungsgatan 1” to “Kungsgatan 2”; Phone “+46 8 1” removed": every field that differs, in its own words. */
function fieldChanges(before: Facts, after: Facts, locale: Locale): string {
  const t = speak(locale);
  const names: Record<string, string> = messagesOf(locale).history.fields;
  // In the order of a form, which the database does not keep; what has no word of its own comes last.
  const order = Object.keys(names).reverse();
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(
    (left, right) => order.indexOf(right) - order.indexOf(left) || (left < right ? -1 : 1),
  );
  const sentences = fields.map((key) => {
    const [from, to] = [textOf(before[key]), textOf(after[key])];
    if (from === to) return "";
    const how = from === "" ? "set" : to === "" ? "cleared" : "changed";
    return t(`history.field_${how}`, { field: names[key] ?? key, from, to });
  });
  return sentences.filter(Boolean).join("; ");
}

const textOf = (value: Facts[string] | undefined): string => String(value ?? "");

function inWords(facts: Facts, locale: Locale): Record<string, string> {
  const { amount, currency, endsOn, day, role, ...rest } = facts;
  return {
    ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value ?? "–")])),
    endsOn: dateIn(endsOn, locale),
    ...(day === undefined ? {} : { day: dateIn(day, locale) }),
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
