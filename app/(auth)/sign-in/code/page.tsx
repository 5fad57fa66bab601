import { AuthPage } from "@/components/auth/auth-page";
import { CodeForm } from "@/components/auth/code-form";
import { TextLink } from "@/components/ui/text-link";
import { loadAskedAddress, loadSignedInTarget } from "@/lib/auth/loaders";
import { getTranslations } from "@/lib/platform/page-texts";

/** The same words for every address, known or not [SIG-3]. */
export default async function CodePage() {
  const [t, email, profile] = await Promise.all([
    getTranslations("sign_in"),
    loadAskedAddress(),
    loadSignedInTarget("/profile"), // they signed in again from there
  ]);
  return (
    <AuthPage title={t("code_title")} description={email ? t("code_intro", { email }) : t("code_intro_unknown")}>
      <CodeForm />
      <p className="mt-6 text-sm text-muted">
        {t("again")}{" "}
        <TextLink href={profile ?? "/sign-in"}>{profile ? t("back_to_profile") : t("again_link")}</TextLink>
      </p>
    </AuthPage>
  );
}
