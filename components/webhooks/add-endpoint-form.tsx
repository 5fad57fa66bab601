import { getTranslations } from "next-intl/server";
import { addEndpointAction } from "@/lib/webhooks/actions";
import { webhooksPath } from "@/lib/webhooks/rules";
import { CHOOSABLE_TYPES } from "@/lib/webhooks/schema";
import { ActionForm, UntilDone } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SecretShownOnce } from "../form/secret-shown-once";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { LinkButton } from "../ui/link-button";
import { typeName } from "./type-name";
import { TypeTicks } from "./type-ticks";

/** Where to, what of, and then the secret, once [DSK-6]. */
export async function AddEndpointForm() {
  const [t, tType, { labels, pending }] = await Promise.all([
    getTranslations("webhooks"),
    getTranslations("webhooks.type"),
    formTexts(),
  ]);
  return (
    <ActionForm action={addEndpointAction} labels={labels}>
      <UntilDone>
        <TextField name="name" label={t("name")} hint={t("name_hint")} maxLength={100} autoComplete="off" />
        <TextField
          type="url"
          name="url"
          label={t("url")}
          hint={t("url_hint")}
          maxLength={500}
          autoComplete="off"
          placeholder="https://"
        />
        <TypeTicks
          label={t("types")}
          hint={t("types_hint")}
          types={CHOOSABLE_TYPES.map((type) => ({ value: type, label: typeName(type, tType) }))}
        />
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
