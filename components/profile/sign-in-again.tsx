import { signInAgainAction } from "@/lib/auth/new-address/actions";
import type { Refusal } from "@/lib/platform/decision";
import { isLocale } from "@/lib/platform/locales";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { explain } from "@/lib/platform/translate";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { ContactLine } from "../ui/contact-line";

interface SignInAgainProps {
  email: string;
  refusal: Refusal;
}

/** Why the address cannot be changed now, and the way to change that [SIG-9, WHY-1]. */
export async function SignInAgain({ email, refusal }: SignInAgainProps) {
  const [t, chosen, { labels, pending }] = await Promise.all([getTranslations("profile"), getLocale(), formTexts()]);
  return (
    <div className="flex flex-col gap-4">
      <div>
        <h3 className="font-semibold">{t("again_title")}</h3>
        <p className="mt-1">{explain(refusal, isLocale(chosen) ? chosen : "en")}</p>
      </div>
      <ActionForm action={signInAgainAction} labels={labels} className="flex flex-col gap-3">
        <p className="text-sm wrap-anywhere text-muted">{t("again_hint", { email })}</p>
        <SubmitButton pendingLabel={pending}>{t("again")}</SubmitButton>
      </ActionForm>
      {refusal.ask && <ContactLine lead={labels.help} {...refusal.ask} />}
    </div>
  );
}
