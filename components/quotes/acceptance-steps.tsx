import type { ReactNode } from "react";
import { getTranslations } from "@/lib/platform/page-texts";
import { acceptQuoteAction } from "@/lib/quotes/acceptance/actions";
import type { Acceptance } from "@/lib/quotes/acceptance/types";
import { ActionForm } from "../form/action-form";
import { CheckboxField } from "../form/checkbox-field";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { Card } from "../ui/card";
import { AcceptanceBilling } from "./acceptance-billing";
import { AcceptanceTerms } from "./acceptance-terms";
import { QuoteLines } from "./quote-lines";

/** What is ordered, on what terms, billed to whom, and the signature: read from top to bottom, signed at the end [QUO-2]. */
export async function AcceptanceSteps({ acceptance }: { acceptance: Acceptance }) {
  const [t, { labels, pending }] = await Promise.all([getTranslations("acceptance"), formTexts()]);
  const { quote, signerName, signerEmail: email } = acceptance;
  return (
    <ActionForm
      action={acceptQuoteAction}
      labels={labels}
      hidden={{ number: quote.number }}
      className="flex max-w-[56rem] flex-col gap-8"
    >
      <p className="text-muted">{t("intro")}</p>
      <Step title={t("step_lines")}>
        <QuoteLines quote={quote} />
      </Step>
      <Step title={t("step_terms")}>
        <AcceptanceTerms acceptance={acceptance} />
      </Step>
      <Step title={t("step_billing")}>
        <AcceptanceBilling quote={quote} />
        <TextField
          name="poNumber"
          label={t("po_number")}
          optionalLabel={t("optional")}
          hint={t("po_hint")}
          defaultValue={quote.poNumber ?? ""}
        />
      </Step>
      <Step title={t("step_sign")}>
        <TextField
          name="signerName"
          label={t("signer_name")}
          hint={t("signer_name_hint")}
          defaultValue={signerName}
          autoComplete="name"
        />
        <TextField name="signerTitle" label={t("signer_title")} autoComplete="organization-title" />
        <CheckboxField name="agreed" label={t("agree", { customer: quote.billTo.name })} />
        <p className="text-sm text-muted">{t("kept", { email })}</p>
        <div>
          <SubmitButton pendingLabel={pending}>{t("submit")}</SubmitButton>
        </div>
      </Step>
    </ActionForm>
  );
}

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card title={title}>
      <div className="flex flex-col gap-5">{children}</div>
    </Card>
  );
}
