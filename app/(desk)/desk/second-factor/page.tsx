import { AuthPage } from "@/components/auth/auth-page";
import { EnrolForm } from "@/components/desk/enrol-form";
import { ProveForms } from "@/components/desk/prove-forms";
import { loadSecondFactor } from "@/lib/desk/second-factor/loaders";
import { getTranslations } from "@/lib/platform/page-texts";

/** Between signing in by mail and the desk: the second factor is set up once, and proven at each sign-in [SIG-7]. */
export default async function SecondFactorPage() {
  const [t, factor] = await Promise.all([getTranslations("desk.second_factor"), loadSecondFactor()]);
  const { email, isEnrolled, isProven } = factor;
  if (isEnrolled && !isProven)
    return (
      <AuthPage title={t("prove_title")} description={t("prove_intro", { email })}>
        <ProveForms />
      </AuthPage>
    );
  return (
    <AuthPage
      title={isEnrolled ? t("title") : t("enrol_title")}
      description={isEnrolled ? t("is_set") : t("enrol_intro", { email })}
    >
      <EnrolForm factor={factor} />
    </AuthPage>
  );
}
