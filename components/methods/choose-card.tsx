import { chooseCardAction } from "@/lib/payments/methods/actions";
import type { ContractCard } from "@/lib/payments/methods/types";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SelectField } from "../form/select-field";
import { SubmitButton } from "../form/submit-button";
import { methodName } from "./method-name";

/** Another of the bill group's methods for the contract, or its default one [CON-2]. */
export async function ChooseCard({ card }: { card: ContractCard }) {
  const [t, locale, { labels, pending }] = await Promise.all([getTranslations("methods"), getLocale(), formTexts()]);
  const { contractNumber, billGroup, used, usesDefault, methods } = card;
  return (
    <ActionForm action={chooseCardAction} labels={labels} hidden={{ contract: contractNumber }}>
      <SelectField
        name="method"
        label={t("card_choose", { number: contractNumber })}
        defaultValue={usesDefault ? "default" : (used?.id ?? "default")}
        options={[
          { value: "default", label: t("card_choose_default", { group: billGroup }) },
          ...methods.map((method) => ({ value: method.id, label: methodName(method, locale) })),
        ]}
      />
      <SubmitButton pendingLabel={pending}>{t("card_save")}</SubmitButton>
    </ActionForm>
  );
}
