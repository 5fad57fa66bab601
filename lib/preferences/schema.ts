import { z } from "zod";
import { LOCALES } from "@/lib/platform/locales";

export const chooseLanguageInput = z.object({ language: z.enum(LOCALES) });
export type ChooseLanguageInput = z.output<typeof chooseLanguageInput>;

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];
export const chooseThemeInput = z.object({ theme: z.enum(THEMES) });
export type ChooseThemeInput = z.output<typeof chooseThemeInput>;
