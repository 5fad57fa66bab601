import { askForNewAddressAction } from "@/lib/auth/new-address/actions";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";

/** Asks for the address to change to. */
export async function NewAddressForm() {
  const [t, { labels, pending }] = await Promise.all([getTranslations("profile"), formTexts()]);
  return (
    <ActionForm action={askForNewAddressAction} labels={labels}>
      <TextField
        type="email"
        name="email"
        label={t("new")}
        hint={t("new_hint")}
        autoComplete="off"
        spellCheck={false}
        required
      />
      <p className="text-sm text-muted">{t("follows")}</p>
      <SubmitButton pendingLabel={pending}>{t("submit")}</SubmitButton>
    </ActionForm>
  );
}
