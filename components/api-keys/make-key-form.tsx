import { makeKeyAction } from "@/lib/api/keys/actions";
import { apiKeysPath } from "@/lib/api/keys/rules";
import { SCOPES } from "@/lib/api/schema";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm, UntilDone } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SecretShownOnce } from "../form/secret-shown-once";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { LinkButton } from "../ui/link-button";
import { ScopeBoxes } from "./scope-boxes";

/** Makes a key; its text is in the answer and nowhere else. */
export async function MakeKeyForm() {
  const [t, { labels, pending }] = await Promise.all([getTranslations("api_keys_desk"), formTexts()]);
  return (
    <ActionForm action={makeKeyAction} labels={labels}>
      <UntilDone>
        <TextField name="name" label={t("name_label")} hint={t("name_hint")} maxLength={80} required />
        <ScopeBoxes label={t("scopes")} scopes={SCOPES} />
        <TextField type="date" name="endsOn" label={t("ends_on_label")} hint={t("ends_on_hint")} />
        <SubmitButton pendingLabel={pending}>{t("make")}</SubmitButton>
      </UntilDone>
      <SecretShownOnce title={t("new_key")} hint={t("new_key_hint")}>
        <LinkButton href={apiKeysPath()}>{t("back")}</LinkButton>
      </SecretShownOnce>
    </ActionForm>
  );
}
