import { getTranslations } from "@/lib/platform/page-texts";
import { askForAccessAction } from "@/lib/users/requests/actions";
import { loadOwnRequests } from "@/lib/users/requests/loaders";
import { DAYS_TO_ANSWER } from "@/lib/users/requests/rules";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";

/** Asks for access by a number. What it answers is the same for every number [ACC-9]. */
export async function AskForAccessForm({ wide }: { wide?: boolean }) {
  const [t, { labels, pending }, own] = await Promise.all([
    getTranslations("requests"),
    formTexts(),
    loadOwnRequests(),
  ]);
  const last = own[0];
  return (
    <ActionForm action={askForAccessAction} labels={labels}>
      {/* Fresh fields once a request is taken, with the name it was asked under. */}
      <div key={last?.id ?? "first"} className="flex flex-col gap-5">
        <TextField
          name="number"
          label={t("number")}
          hint={t("number_hint")}
          autoComplete="off"
          spellCheck={false}
          required
        />
        <TextField
          name="firstName"
          label={t("first_name")}
          defaultValue={last?.firstName}
          autoComplete="given-name"
          required
        />
        <TextField
          name="lastName"
          label={t("last_name")}
          defaultValue={last?.lastName}
          autoComplete="family-name"
          required
        />
        <TextField name="note" label={t("note")} hint={t("note_hint")} optionalLabel={t("optional")} multiline />
      </div>
      <SubmitButton wide={wide} pendingLabel={pending}>
        {t("submit")}
      </SubmitButton>
      <p className="text-sm text-muted">{t("what_happens", { days: DAYS_TO_ANSWER })}</p>
    </ActionForm>
  );
}
