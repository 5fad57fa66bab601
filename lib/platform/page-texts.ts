import { createTranslator, type NamespaceKeys, type NestedKeyOf } from "use-intl/core";
import type { Locale } from "./locales";
import { pageLocale } from "./page-locale";
import { messagesOf, translator } from "./translate";

type Messages = ReturnType<typeof messagesOf>;
type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>;
type Translator<Of extends Namespace> = ReturnType<typeof createTranslator<Messages, Of>>;

/** The reader's language [ANY-2]. */
export const getLocale = pageLocale;

// Made once for the life of the process, and with it what each sentence was parsed to.
const made = new Map<string, unknown>();

/** A page's words in the reader's language: of one namespace, or all. */
export async function getTranslations(): Promise<ReturnType<typeof translator>>;
export async function getTranslations<Of extends Namespace>(namespace: Of): Promise<Translator<Of>>;
export async function getTranslations(namespace?: Namespace): Promise<unknown> {
  const locale = await pageLocale();
  const key = `${locale}:${namespace ?? ""}`;
  const known = made.get(key) ?? (namespace ? translatorFor(locale, namespace) : translator(locale));
  made.set(key, known);
  return known;
}

const translatorFor = (locale: Locale, namespace: Namespace): unknown =>
  createTranslator({ locale, messages: messagesOf(locale), namespace, timeZone: "UTC" } as never);
