import { askForProductsAction } from "@/lib/catalog/requests/actions";
import type { ProductSelection } from "@/lib/catalog/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { ChoiceField } from "../form/choice-field";
import { formTexts } from "../form/form-texts";
import { SelectField } from "../form/select-field";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { ContactLine } from "../ui/contact-line";
import { PickedQuantities } from "./picked-quantities";

interface Props {
  selection: ProductSelection;
  formKey: string;
  typed: Readonly<Record<string, string>>;
}

/** Sends what was picked to the account executive, with a few words [QUO-7]. */
export async function AskForm({ selection, formKey, typed }: Props) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("products"), formTexts()]);
  const { billGroup, picked, contracts, adding, accountExecutive } = selection;
  const toApprove = picked.filter(({ needsApproval }) => needsApproval).map(({ name }) => name);
  const canChoose = adding.allowed && toApprove.length > 0 && toApprove.length < picked.length;
  return (
    <ActionForm action={askForProductsAction} labels={labels} hidden={{ billGroup: billGroup.id, key: formKey }}>
      <PickedQuantities typed={typed} />
      <ul className="list-disc ps-5">
        {picked.map(({ productId, name, quantity }) => (
          <li key={productId}>{t("picked", { name, quantity })}</li>
        ))}
      </ul>
      {canChoose && (
        <ChoiceField
          name="which"
          label={t("which")}
          defaultValue="approval"
          options={[
            { value: "approval", label: t("which_approval", { names: toApprove.join(", ") }), hint: t("which_rest") },
            { value: "all", label: t("which_all") },
          ]}
        />
      )}
      {!adding.allowed && contracts.length > 1 && (
        <SelectField
          name="contract"
          label={t("for_contract")}
          options={[
            { value: "", label: t("for_any_contract") },
            ...contracts.map((number) => ({ value: number, label: number })),
          ]}
        />
      )}
      <TextField name="note" label={t("note")} optionalLabel={t("optional")} multiline maxLength={4000} />
      <ContactLine lead={t("sent_to")} {...accountExecutive} />
      <SubmitButton variant={adding.allowed ? "secondary" : "primary"} pendingLabel={pending}>
        {t("ask_submit")}
      </SubmitButton>
    </ActionForm>
  );
}
