import { shareByLinkAction, shareByMailAction } from "@/lib/invoices/sharing/actions";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { Card } from "../ui/card";
import { ShownOnce } from "./shown-once";

/** By mail, or by a link [INV-7]. */
export async function ShareForms({ reference }: { reference: string }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("share"), formTexts()]);
  return (
    <div className="grid gap-6 xl:grid-cols-2 xl:items-start">
      <Card title={t("by_mail")} description={t("by_mail_description")}>
        <ActionForm action={shareByMailAction} labels={labels} hidden={{ reference }} clears>
          <TextField name="email" type="email" label={t("email")} autoComplete="off" spellCheck={false} />
          <TextField name="note" multiline label={t("note")} hint={t("note_hint")} optionalLabel={t("optional")} />
          <SubmitButton pendingLabel={pending}>{t("send")}</SubmitButton>
        </ActionForm>
      </Card>
      <Card title={t("by_link")} description={t("by_link_description")}>
        <ActionForm action={shareByLinkAction} labels={labels} hidden={{ reference }}>
          <ShownOnce label={t("link")} hint={t("once")} copy={t("copy")} copied={t("copied")} />
          <SubmitButton pendingLabel={pending} variant="secondary">
            {t("make")}
          </SubmitButton>
        </ActionForm>
      </Card>
    </div>
  );
}
