import { getTranslations } from "@/lib/platform/page-texts";
import { addUserAction } from "@/lib/users/actions";
import type { ContractChoices } from "@/lib/users/types";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { LinkButton } from "../ui/link-button";
import { ChooseContracts } from "./choose-contracts";
import { PublicMailboxField } from "./public-mailbox-field";

interface AddUserFormProps {
  choices: ContractChoices;
  ticked: readonly string[];
}

/** First name, last name, address, contracts, Save [USR-2]. */
export async function AddUserForm({ choices, ticked }: AddUserFormProps) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("users"), formTexts()]);
  return (
    <ActionForm action={addUserAction} labels={labels} clears>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField name="firstName" label={t("first_name")} autoComplete="off" maxLength={100} required />
        <TextField name="lastName" label={t("last_name")} autoComplete="off" maxLength={100} required />
      </div>
      <TextField
        name="email"
        type="email"
        label={t("email")}
        hint={t("email_hint")}
        autoComplete="off"
        spellCheck={false}
        required
      />
      <PublicMailboxField label={t("public_mailbox")} />
      <ChooseContracts choices={choices} ticked={ticked} />
      <TextField name="endsOn" type="date" label={t("until")} optionalLabel={t("optional")} hint={t("until_hint")} />
      <div className="flex flex-wrap gap-2">
        <LinkButton href="/users">{t("cancel")}</LinkButton>
        <SubmitButton pendingLabel={pending}>{t("save")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
