import { getTranslations } from "@/lib/platform/page-texts";
import { addToContractsAction } from "@/lib/users/actions";
import { personPath } from "@/lib/users/rules";
import type { ContractChoices, PersonRow } from "@/lib/users/types";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { LinkButton } from "../ui/link-button";
import { ChooseContracts } from "./choose-contracts";

interface AddToContractFormProps {
  person: PersonRow;
  choices: ContractChoices;
}

/** Tick contracts, Add [USR-3]. */
export async function AddToContractForm({ person, choices }: AddToContractFormProps) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("users"), formTexts()]);
  return (
    <ActionForm action={addToContractsAction} labels={labels} hidden={{ person: person.id }}>
      <ChooseContracts choices={choices} />
      <TextField name="endsOn" type="date" label={t("until")} optionalLabel={t("optional")} hint={t("until_hint")} />
      <div className="flex flex-wrap gap-2">
        <LinkButton href={personPath(person.id)}>{t("cancel")}</LinkButton>
        <SubmitButton pendingLabel={pending}>{t("add")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
