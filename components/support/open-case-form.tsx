import { getTranslations } from "@/lib/platform/page-texts";
import { openCaseAction } from "@/lib/support/actions";
import type { NewCase } from "@/lib/support/types";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";

interface OpenCaseFormProps {
  about: NewCase;
  billGroup: string;
}

/** A question to customer service, about what it was asked from [HLP-3]. */
export async function OpenCaseForm({ about, billGroup }: OpenCaseFormProps) {
  const [t, tForm, { labels, pending }] = await Promise.all([
    getTranslations("support"),
    getTranslations("users"),
    formTexts(),
  ]);
  const { key, contract, invoice, question } = about;
  const named = invoice ? { invoice: invoice.reference } : contract ? { contract } : {};
  return (
    <ActionForm action={openCaseAction} labels={labels} hidden={{ key, billGroup, ...named }}>
      {(invoice ?? contract) ? (
        <p>
          {t("about")}:{" "}
          <strong>
            {invoice ? t("invoice", { number: invoice.number }) : t("contract", { number: contract ?? "" })}
          </strong>
        </p>
      ) : (
        <TextField
          name="number"
          label={t("about_number")}
          hint={t("about_number_hint")}
          optionalLabel={tForm("optional")}
          maxLength={120}
        />
      )}
      <TextField name="subject" label={t("subject")} maxLength={150} defaultValue={question} />
      <TextField name="text" label={t("text")} hint={t("text_hint")} multiline maxLength={4000} />
      <SubmitButton pendingLabel={pending}>{t("submit")}</SubmitButton>
    </ActionForm>
  );
}
