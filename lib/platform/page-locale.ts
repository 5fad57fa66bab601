import { headers } from "next/headers";
import { cache } from "react";
import { readCookie } from "./cookies";
import { DEFAULT_LOCALE, isLocale, type Locale, preferredLocale } from "./locales";

/** The reader's language: chosen here or when signing in (the cookie), else the browser's [ANY-2]. */
export const pageLocale = cache(async (): Promise<Locale> => {
  const chosen = await readCookie("language");
  if (isLocale(chosen)) return chosen;
  return preferredLocale((await headers()).get("accept-language")) ?? DEFAULT_LOCALE;
});
