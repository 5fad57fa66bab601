import { chooseNotificationsAction } from "@/lib/notices/choices/actions";
import { NOTIFICATION_KINDS, type NotificationChoices } from "@/lib/notices/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { CheckboxField } from "../form/checkbox-field";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";

/** Which mails a person gets; those that must come are named, so that nobody looks for them. */
export async function ChoicesForm({ choices }: { choices: NotificationChoices }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("notifications"), formTexts()]);
  return (
    <ActionForm action={chooseNotificationsAction} labels={labels}>
      <fieldset className="flex flex-col gap-5">
        <legend className="mb-3 font-medium">{t("legend")}</legend>
        {NOTIFICATION_KINDS.map((kind) => (
          <CheckboxField
            key={kind}
            name={kind}
            label={t(kind)}
            hint={t(`${kind}_hint`)}
            defaultChecked={choices[kind]}
          />
        ))}
      </fieldset>
      <p className="text-sm text-muted">{t("always")}</p>
      <SubmitButton pendingLabel={pending}>{t("save")}</SubmitButton>
    </ActionForm>
  );
}
