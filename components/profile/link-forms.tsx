import { confirmNewAddressAction, signInForLinkAction } from "@/lib/auth/new-address/actions";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";

interface LinkFormProps {
  token: string;
}

/** The press that changes the address: opening the link was not enough [SIG-2, SIG-9]. */
export async function ConfirmForm({ token }: LinkFormProps) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("profile"), formTexts()]);
  return (
    <ActionForm action={confirmNewAddressAction} labels={labels} hidden={{ token }}>
      <SubmitButton wide size="large" pendingLabel={pending}>
        {t("link_submit")}
      </SubmitButton>
    </ActionForm>
  );
}

/** Off to signing in as the person whose link it is, and back here. */
export async function SignInForm({ token, isSignedIn }: LinkFormProps & { isSignedIn: boolean }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("profile"), formTexts()]);
  return (
    <ActionForm action={signInForLinkAction} labels={labels} hidden={{ token }}>
      <SubmitButton wide size="large" pendingLabel={pending}>
        {isSignedIn ? t("other_submit") : t("sign_in_submit")}
      </SubmitButton>
    </ActionForm>
  );
}
