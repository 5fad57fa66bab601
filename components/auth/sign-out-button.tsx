import { signOutAction } from "@/lib/auth/actions";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import type { ButtonLook } from "../ui/button";

/** Ends this session. */
export async function SignOutButton({ variant = "quiet", size = "small" }: ButtonLook) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("layout"), formTexts()]);
  return (
    <ActionForm action={signOutAction} labels={labels}>
      <SubmitButton variant={variant} size={size} pendingLabel={pending}>
        {t("sign_out")}
      </SubmitButton>
    </ActionForm>
  );
}
