import type { DeskInvoice } from "@/lib/desk/invoices/types";
import { deskInvoicePath } from "@/lib/invoices/rules";
import { voidInvoiceAction } from "@/lib/invoices/voiding/actions";
import { getTranslations } from "@/lib/platform/page-texts";
import { TextField } from "../../form/text-field";
import { StepForm } from "../quotes/step-form";
import { Told } from "../quotes/told";

/** Why it is taken back, and who is told. */
export async function VoidForm({ invoice: { number, reference, holders } }: { invoice: DeskInvoice }) {
  const t = await getTranslations("desk.invoice_page");
  return (
    <StepForm
      action={voidInvoiceAction}
      hidden={{ reference }}
      variant="danger"
      submit={t("void_submit", { number })}
      back={{ href: deskInvoicePath(reference), label: t("keep") }}
    >
      <p>{t("void_intro")}</p>
      <Told
        lead={t("void_mails", { count: holders.length })}
        nobody={t("void_nobody")}
        people={holders.map((email) => ({ email }))}
      />
      <TextField name="reason" label={t("reason")} hint={t("reason_hint")} maxLength={500} />
    </StepForm>
  );
}
