import { createTranslator } from "use-intl/core";
import en from "@/messages/en.json";
import sv from "@/messages/sv.json";
import { isPlainDate } from "./dates";
import type { Contact, ReasonParams, Refusal } from "./decision";
import { formatInstant, formatMoney, formatPlainDate } from "./format";
import type { Locale } from "./locales";

const MESSAGES: Record<Locale, typeof en> = { en, sv };

export const messagesOf = (locale: Locale): typeof en => MESSAGES[locale];

/** For what is written outside a page: mails, jobs, refusals of actions. */
export const translator = (locale: Locale) => createTranslator({ locale, messages: MESSAGES[locale], timeZone: "UTC" });

const writeOut = (params: ReasonParams, locale: Locale): Record<string, string | number> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, inWords(value, locale)]));

function inWords(value: ReasonParams[string], locale: Locale): string | number {
  if (typeof value === "object")
    return "at" in value ? formatInstant(value.at, locale, value.timeZone) : formatMoney(value, locale);
  return isPlainDate(value) ? formatPlainDate(value, locale) : value;
}

/** A refusal's sentence in the reader's language, its dates in words. */
export function explain(refusal: Pick<Refusal, "reason" | "params">, locale: Locale): string {
  // The key is typed where the refusal is made; the translator's own typing of every params shape is not needed here.
  const t = translator(locale) as unknown as (key: string, params: Record<string, string | number>) => string;
  return t(`reasons.${refusal.reason}`, writeOut(refusal.params, locale));
}

/** What stands beside each field that a rule refused, and who can help with the first that names somebody [WHY-1]. */
export function besideFields(
  fields: Readonly<Record<string, Pick<Refusal, "reason" | "params" | "ask">>>,
  locale: Locale,
): { fieldErrors: Record<string, string[]>; help?: Contact } {
  const refusals = Object.entries(fields);
  const fieldErrors = Object.fromEntries(refusals.map(([field, refusal]) => [field, [explain(refusal, locale)]]));
  const help = refusals.find(([, { ask }]) => ask)?.[1].ask;
  return { fieldErrors, ...(help ? { help } : {}) };
}

interface FieldIssue {
  readonly code?: string | undefined;
  readonly message: string;
}

/** The sentence beside a field: the schema's own key under `errors.field`, else a general one for the kind of fault. */
export function fieldMessage(issue: FieldIssue, locale: Locale): string {
  const sentences: Record<string, string> = MESSAGES[locale].errors.field;
  return sentences[issue.message] ?? sentences[issue.code ?? ""] ?? MESSAGES[locale].errors.field.invalid;
}
