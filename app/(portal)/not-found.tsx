import { ProblemPage } from "@/components/layout/problem-page";
import { LinkButton } from "@/components/ui/link-button";
import { getTranslations } from "@/lib/platform/page-texts";

/** Not there and not yours look the same [ACC-6]. */
export default async function NotFound() {
  const t = await getTranslations("problem");
  return (
    <ProblemPage title={t("not_found_title")} actions={<LinkButton href="/">{t("home")}</LinkButton>}>
      {t("not_found")}
    </ProblemPage>
  );
}
