import { AuthPage } from "@/components/auth/auth-page";
import { CodeForm } from "@/components/auth/code-form";
import { LinkForm } from "@/components/auth/link-form";
import { LinkButton } from "@/components/ui/link-button";
import { loadLinkState } from "@/lib/auth/loaders";
import { signInSearch } from "@/lib/auth/schema";
import { getTranslations } from "@/lib/platform/page-texts";

/** Where the mail's link leads. It looks and uses nothing up; a press does [SIG-2]. */
export default async function LinkPage({ searchParams }: PageProps<"/sign-in/link">) {
  const { token = "" } = signInSearch.parse(await searchParams);
  const [t, state] = await Promise.all([getTranslations("sign_in"), loadLinkState(token)]);
  if (state === "button")
    return (
      <AuthPage title={t("link_title")} description={t("link_intro")}>
        <LinkForm token={token} />
      </AuthPage>
    );
  if (state === "code")
    return (
      <AuthPage title={t("elsewhere_title")} description={t("elsewhere_intro")}>
        <CodeForm token={token} />
      </AuthPage>
    );
  return (
    <AuthPage title={t("dead_title")} description={t("dead_intro")}>
      <LinkButton href="/sign-in" variant="primary" size="large" wide>
        {t("dead_action")}
      </LinkButton>
    </AuthPage>
  );
}
