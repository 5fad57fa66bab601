"use server";

import { publicAction } from "@/lib/platform/action";
import { chooseLanguage } from "./commands";
import { chooseLanguageInput, chooseThemeInput } from "./schema";

export const chooseLanguageAction = publicAction({
  name: "preferences.choose_language",
  input: chooseLanguageInput,
  run: chooseLanguage,
  cookies: (_result, { language }) => ({ language }),
  revalidate: () => ["/"],
});

/** Kept in the browser only. */
export const chooseThemeAction = publicAction({
  name: "preferences.choose_theme",
  input: chooseThemeInput,
  run: async () => undefined,
  cookies: (_result, { theme }) => ({ theme: theme === "system" ? null : theme }),
  revalidate: () => ["/"],
});
