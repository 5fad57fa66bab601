import { getTranslations } from "@/lib/platform/page-texts";
import { addEndpointAction } from "@/lib/webhooks/actions";
import { webhooksPath } from "@/lib/webhooks/rules";
import { ActionForm, UntilDone } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SecretShownOnce } from "../form/secret-shown-once";
import { SubmitButton } from "../form/submit-button";
import { LinkButton } from "../ui/link-button";
import { EndpointFields } from "./endpoint-fields";

/** Where to, what of, and then the secret, once [DSK-6]. */
export async function AddEndpointForm() {
  const [t, { labels, pending }] = await Promise.all([getTranslations("webhooks"), formTexts()]);
  return (
    <ActionForm action={addEndpointAction} labels={labels}>
      <UntilDone>
        <EndpointFields />
        <div>
          <SubmitButton pendingLabel={pending}>{t("add_button")}</SubmitButton>
        </div>
      </UntilDone>
      <SecretShownOnce title={t("secret")} hint={t("secret_hint")}>
        <LinkButton href={webhooksPath()}>{t("to_list")}</LinkButton>
      </SecretShownOnce>
    </ActionForm>
  );
}
