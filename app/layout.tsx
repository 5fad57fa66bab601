import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ProblemTexts } from "@/components/layout/problems";
import { RouterLinks } from "@/components/ui/router-links";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { loadTheme } from "@/lib/preferences/loaders";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("meta");
  return {
    description: t("description"),
    robots: { index: false, follow: false },
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, theme, t, tLayout] = await Promise.all([
    getLocale(),
    loadTheme(),
    getTranslations("problem"),
    getTranslations("layout"),
  ]);
  const texts = {
    title: t("error_title"),
    body: t("error"),
    reference: t("reference"),
    retry: t("retry"),
    home: t("home"),
    notFoundTitle: t("not_found_title"),
    notFound: t("not_found"),
  };
  return (
    <html lang={locale} data-theme={theme === "system" ? undefined : theme}>
      <body>
        <ProblemTexts texts={texts}>
          <RouterLinks loadingLabel={tLayout("loading")}>{children}</RouterLinks>
        </ProblemTexts>
      </body>
    </html>
  );
}
