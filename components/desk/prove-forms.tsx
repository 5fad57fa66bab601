import { proveByCodeAction, proveByRecoveryAction } from "@/lib/desk/second-factor/actions";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { CodeField } from "../form/code-field";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";

/** The app's code, or a recovery code for who has lost it [SIG-7]. */
export async function ProveForms() {
  const [t, { labels, pending }] = await Promise.all([getTranslations("desk.second_factor"), formTexts()]);
  return (
    <div className="flex flex-col gap-6">
      <ActionForm action={proveByCodeAction} labels={labels}>
        <CodeField name="code" label={t("code")} hint={t("code_hint")} autoFocus />
        <SubmitButton wide size="large" pendingLabel={pending}>
          {t("prove")}
        </SubmitButton>
      </ActionForm>
      <details>
        <summary className="cursor-pointer">{t("lost")}</summary>
        <ActionForm action={proveByRecoveryAction} labels={labels} className="mt-4 flex flex-col gap-5">
          <TextField name="recovery" label={t("recovery")} hint={t("recovery_hint")} autoComplete="off" />
          <SubmitButton pendingLabel={pending}>{t("recover")}</SubmitButton>
        </ActionForm>
      </details>
    </div>
  );
}
