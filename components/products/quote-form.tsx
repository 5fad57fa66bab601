import type { ProductSelection } from "@/lib/catalog/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { createOwnQuoteAction } from "@/lib/quotes/own/actions";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { PickedQuantities } from "./picked-quantities";

interface Props {
  selection: ProductSelection;
  formKey: string;
  typed: Readonly<Record<string, string>>;
}

/** Makes a quote of what has a price; what needs approval is left out and goes as a request. */
export async function QuoteForm({ selection: { billGroup, picked }, formKey, typed }: Props) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("products"), formTexts()]);
  const left = picked.filter(({ needsApproval }) => needsApproval).map(({ name }) => name);
  return (
    <ActionForm action={createOwnQuoteAction} labels={labels} hidden={{ billGroup: billGroup.id, key: formKey }}>
      <PickedQuantities typed={typed} />
      <p className="text-muted">{t("quote_hint")}</p>
      {left.length > 0 && <p>{t("quote_without", { names: left.join(", ") })}</p>}
      <SubmitButton pendingLabel={pending}>{t("quote_submit")}</SubmitButton>
    </ActionForm>
  );
}
