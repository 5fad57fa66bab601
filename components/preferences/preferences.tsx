import { idle } from "@/lib/platform/form-state";
import { LOCALE_NAMES, LOCALES } from "@/lib/platform/locales";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { chooseLanguageAction, chooseThemeAction } from "@/lib/preferences/actions";
import { loadTheme } from "@/lib/preferences/loaders";
import { THEMES } from "@/lib/preferences/schema";
import { PreferenceMenu } from "../layout/preference-menu";

/** Language and appearance, each a press that works without JavaScript. */
export async function Preferences() {
  const [t, locale, theme] = await Promise.all([getTranslations("layout"), getLocale(), loadTheme()]);
  return (
    <>
      <PreferenceMenu
        legend={t("language")}
        name="language"
        current={locale}
        options={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value], lang: value }))}
        action={chooseLanguageAction.bind(null, idle)}
      />
      <PreferenceMenu
        legend={t("theme")}
        name="theme"
        current={theme}
        options={THEMES.map((value) => ({ value, label: t(`theme_${value}`) }))}
        action={chooseThemeAction.bind(null, idle)}
      />
    </>
  );
}
