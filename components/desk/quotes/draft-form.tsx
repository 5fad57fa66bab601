import { getTranslations } from "@/lib/platform/page-texts";
import { changeDraftAction, writeDraftAction } from "@/lib/quotes/drafting/actions";
import { newQuotePath } from "@/lib/quotes/drafting/rules";
import type { DraftForm as Draft } from "@/lib/quotes/drafting/types";
import { deskQuotePath } from "@/lib/quotes/rules";
import { ActionForm } from "../../form/action-form";
import { formTexts } from "../../form/form-texts";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { Alert } from "../../ui/alert";
import { Card } from "../../ui/card";
import { LinkButton } from "../../ui/link-button";
import { DraftProducts } from "./draft-products";

/** What the form sends unseen: what it is for, or which draft in which version. */
function unseen({ quote, target }: Draft, formKey: string): Record<string, string> {
  if (quote) return { quote: quote.number, version: String(quote.version) };
  const { contractId, billGroupId, currency } = target;
  return contractId ? { key: formKey, contract: contractId } : { key: formKey, group: billGroupId, currency };
}

/** Words, days and products of a draft; saved, it shows what they come to [DSK-4]. */
export async function DraftForm({ draft, formKey }: { draft: Draft; formKey: string }) {
  const [t, tForm, { labels, pending }] = await Promise.all([
    getTranslations("desk.quotes"),
    getTranslations("users"),
    formTexts(),
  ]);
  const { quote, target, values, gone } = draft;
  const optional = { optionalLabel: tForm("optional") };
  return (
    <ActionForm
      action={quote ? changeDraftAction : writeDraftAction}
      labels={labels}
      hidden={unseen(draft, formKey)}
      className="flex flex-col gap-6"
    >
      <Card title={t("words")} className="max-w-[48rem]">
        <div className="flex flex-col gap-5">
          <TextField
            name="title"
            label={t("title_field")}
            hint={t("title_hint")}
            maxLength={200}
            defaultValue={values.title}
          />
          <TextField
            name="message"
            label={t("message")}
            hint={t("message_hint")}
            multiline
            maxLength={4000}
            defaultValue={values.message}
            {...optional}
          />
          <TextField
            name="terms"
            label={t("terms")}
            multiline
            maxLength={10000}
            defaultValue={values.terms}
            {...optional}
          />
        </div>
      </Card>
      <Card title={t("days")} className="max-w-[48rem]">
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField name="startsOn" type="date" label={t("starts_on")} defaultValue={values.startsOn} />
          {!target.contractId && (
            <TextField name="endsOn" type="date" label={t("ends_on")} defaultValue={values.endsOn} />
          )}
          <TextField name="expiresOn" type="date" label={t("expires_on")} defaultValue={values.expiresOn} />
        </div>
      </Card>
      {gone.length > 0 && (
        <Alert tone="warning" title={t("gone")}>
          {gone.join(", ")}
        </Alert>
      )}
      <DraftProducts draft={draft} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton pendingLabel={pending}>{t("save")}</SubmitButton>
        <LinkButton href={quote ? deskQuotePath(quote.number) : newQuotePath()}>{t("cancel")}</LinkButton>
      </div>
    </ActionForm>
  );
}
