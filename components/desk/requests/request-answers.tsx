import { answerRequestAction } from "@/lib/catalog/requests/actions";
import type { DeskRequest } from "@/lib/desk/requests/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { newQuotePath } from "@/lib/quotes/drafting/rules";
import { ActionForm } from "../../form/action-form";
import { formTexts } from "../../form/form-texts";
import { SelectField } from "../../form/select-field";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { Card } from "../../ui/card";
import { LinkButton } from "../../ui/link-button";

/** The three answers: a quote, yes in words, or no with the reason. Who asked is mailed each time. */
export async function RequestAnswers({ request: { id, quotes, quoteFor, who } }: { request: DeskRequest }) {
  const [t, tForm, { labels, pending }] = await Promise.all([
    getTranslations("desk.requests"),
    getTranslations("users"),
    formTexts(),
  ]);
  const note = (
    <TextField name="answer" label={t("note")} multiline maxLength={4000} optionalLabel={tForm("optional")} />
  );
  return (
    <>
      <Card
        title={t("with_quote")}
        description={t("told", { who: who ?? "" })}
        actions={<LinkButton href={newQuotePath(quoteFor)}>{t("write_quote")}</LinkButton>}
      >
        {quotes.length === 0 ? (
          <p className="text-muted">{t("no_quotes")}</p>
        ) : (
          <ActionForm action={answerRequestAction} labels={labels} hidden={{ request: id, ending: "quoted" }}>
            <SelectField
              name="quote"
              label={t("quote")}
              options={quotes.map(({ number, title }) => ({ value: number, label: `${number}: ${title}` }))}
            />
            {note}
            <SubmitButton pendingLabel={pending}>{t("quoted_submit")}</SubmitButton>
          </ActionForm>
        )}
      </Card>
      <Card title={t("with_yes")} description={t("yes_hint")}>
        <ActionForm action={answerRequestAction} labels={labels} hidden={{ request: id, ending: "accepted" }}>
          {note}
          <SubmitButton variant="secondary" pendingLabel={pending}>
            {t("accepted_submit")}
          </SubmitButton>
        </ActionForm>
      </Card>
      <Card title={t("with_no")} description={t("no_hint")}>
        <ActionForm action={answerRequestAction} labels={labels} hidden={{ request: id, ending: "declined" }}>
          <TextField name="answer" label={t("reason")} multiline maxLength={4000} />
          <SubmitButton variant="danger" pendingLabel={pending}>
            {t("declined_submit")}
          </SubmitButton>
        </ActionForm>
      </Card>
    </>
  );
}
