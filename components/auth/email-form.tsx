import { askToSignInAction } from "@/lib/auth/actions";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";

/** Asks for the address that the sign-in mail goes to [SIG-1]. */
export async function EmailForm({ next }: { next?: string | undefined }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("sign_in"), formTexts()]);
  return (
    <ActionForm
      action={askToSignInAction}
      labels={labels}
      hidden={next ? { next } : undefined}
      className="flex flex-col gap-5"
    >
      <TextField
        type="email"
        name="email"
        label={t("email")}
        hint={t("email_hint")}
        autoComplete="email"
        spellCheck={false}
        required
        autoFocus
      />
      <SubmitButton wide size="large" pendingLabel={pending}>
        {t("submit")}
      </SubmitButton>
    </ActionForm>
  );
}
