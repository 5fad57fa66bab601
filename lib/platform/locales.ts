/** A language is a file in messages/ and its name here. */
export const LOCALES = ["en", "sv"] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = "en";

/** Each language's name in itself. */
export const LOCALE_NAMES: Record<Locale, string> = { en: "English", sv: "Svenska" };

export const isLocale = (value: unknown): value is Locale => LOCALES.some((locale) => locale === value);

/** The first language of an Accept-Language header that we have, by its weights. */
export function preferredLocale(acceptLanguage: string | null | undefined): Locale | null {
  const ranked = (acceptLanguage ?? "")
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...settings] = part.trim().split(";");
      const weight = Number(
        settings
          .find((setting) => setting.trim().startsWith("q="))
          ?.trim()
          .slice(2) ?? 1,
      );
      return { language: tag.trim().toLowerCase().split("-")[0], weight: Number.isFinite(weight) ? weight : 0 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((left, right) => right.weight - left.weight);
  return ranked.map(({ language }) => language).find(isLocale) ?? null;
}
