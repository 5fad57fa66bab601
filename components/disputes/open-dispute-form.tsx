import { openDisputeAction } from "@/lib/collections/disputes/actions";
import { DISPUTE_KINDS, type DisputePage } from "@/lib/collections/disputes/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SelectField } from "../form/select-field";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";

/** What is wrong, with which part of the invoice, in a few words [INV-9]. */
export async function OpenDisputeForm({ reference, lines }: Pick<DisputePage, "reference" | "lines">) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("disputes"), formTexts()]);
  const kinds = DISPUTE_KINDS.map((kind) => ({ value: kind, label: t(`kind_${kind}`) }));
  const parts = lines.map(({ rank, position, description }) => ({
    value: String(rank),
    label: t("line_one", { position, description }),
  }));
  return (
    <ActionForm action={openDisputeAction} labels={labels} hidden={{ reference }}>
      <p className="text-muted">{t("intro")}</p>
      <SelectField name="kind" label={t("kind")} options={[{ value: "", label: t("kind_choose") }, ...kinds]} />
      <SelectField name="line" label={t("line")} options={[{ value: "", label: t("line_all") }, ...parts]} />
      <TextField name="text" label={t("text")} hint={t("text_hint")} multiline maxLength={4000} />
      <SubmitButton pendingLabel={pending}>{t("submit")}</SubmitButton>
    </ActionForm>
  );
}
