import { readCookie } from "@/lib/platform/cookies";
import { publicLoader } from "@/lib/platform/loader";
import { THEMES, type Theme } from "./schema";

/** The theme chosen in this browser; "system" follows the device. */
export const loadTheme = publicLoader(async (): Promise<Theme> => {
  const chosen = await readCookie("theme");
  return THEMES.find((theme) => theme === chosen) ?? "system";
});
