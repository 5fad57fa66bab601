import { redirect } from "next/navigation";
import { AuthPage } from "@/components/auth/auth-page";
import { EmailForm } from "@/components/auth/email-form";
import { Alert } from "@/components/ui/alert";
import { loadSignedInTarget } from "@/lib/auth/loaders";
import { signInSearch } from "@/lib/auth/schema";
import { getTranslations } from "@/lib/platform/page-texts";

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next, ended, "signed-out": signedOut } = signInSearch.parse(await searchParams);
  const target = await loadSignedInTarget(next);
  if (target) redirect(target);
  const t = await getTranslations("sign_in");
  return (
    <AuthPage title={t("title")} description={t("intro")}>
      {signedOut && (
        <div className="mb-5">
          <Alert tone="success" title={t("signed_out")} />
        </div>
      )}
      {ended && (
        <div className="mb-5">
          <Alert title={t("ended")} />
        </div>
      )}
      <EmailForm next={next} />
    </AuthPage>
  );
}
