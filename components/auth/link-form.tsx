import { signInByLinkAction } from "@/lib/auth/actions";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { TextLink } from "../ui/text-link";

/** The press that signs in: opening the link was not enough [SIG-2]. */
export async function LinkForm({ token }: { token: string }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("sign_in"), formTexts()]);
  return (
    <>
      <ActionForm action={signInByLinkAction} labels={labels} hidden={{ token }}>
        <SubmitButton wide size="large" pendingLabel={pending}>
          {t("link_submit")}
        </SubmitButton>
      </ActionForm>
      <p className="mt-6 text-sm text-muted">
        <TextLink href="/sign-in">{t("dead_action")}</TextLink>
      </p>
    </>
  );
}
