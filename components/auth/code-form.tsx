import { signInByCodeAction } from "@/lib/auth/actions";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { CodeField } from "../form/code-field";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";

/** The six-digit code; in another browser than the asking one together with the link it came with [S3]. */
export async function CodeForm({ token }: { token?: string | undefined }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("sign_in"), formTexts()]);
  return (
    <ActionForm
      action={signInByCodeAction}
      labels={labels}
      hidden={token ? { token } : undefined}
      className="flex flex-col gap-5"
    >
      <CodeField name="code" label={t("code")} hint={t("code_hint")} autoFocus />
      <SubmitButton wide size="large" pendingLabel={pending}>
        {t("code_submit")}
      </SubmitButton>
    </ActionForm>
  );
}
