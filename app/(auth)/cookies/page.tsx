import { AuthPage } from "@/components/auth/auth-page";
import { CookieTable } from "@/components/preferences/cookie-table";
import { LinkButton } from "@/components/ui/link-button";
import { getTranslations } from "@/lib/platform/page-texts";

export default async function CookiesPage() {
  const t = await getTranslations("cookies");
  return (
    <AuthPage title={t("title")} description={t("intro")}>
      <div className="flex flex-col gap-6">
        <CookieTable />
        <LinkButton href="/">{t("back")}</LinkButton>
      </div>
    </AuthPage>
  );
}
