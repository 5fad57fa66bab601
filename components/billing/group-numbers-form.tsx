import { changeGroupNumbersAction } from "@/lib/billing/settings/actions";
import type { BillGroupDetails } from "@/lib/billing/settings/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";

/** PO, VAT and registration number, as they will stand on the invoices to come [BIL-2]. */
export async function GroupNumbersForm({ group }: { group: BillGroupDetails }) {
  const [t, tAddresses, { labels, pending }] = await Promise.all([
    getTranslations("billing"),
    getTranslations("addresses"),
    formTexts(),
  ]);
  const optional = { optionalLabel: tAddresses("optional"), autoComplete: "off", spellCheck: false } as const;
  return (
    <ActionForm
      action={changeGroupNumbersAction}
      labels={labels}
      hidden={{ billGroup: group.id, version: String(group.version) }}
    >
      <TextField
        {...optional}
        name="poNumber"
        label={t("po_number")}
        hint={t("po_hint")}
        defaultValue={group.poNumber ?? ""}
      />
      <TextField
        {...optional}
        name="vatNumber"
        label={t("vat_number")}
        hint={t("vat_hint")}
        defaultValue={group.vatNumber ?? ""}
      />
      <TextField
        {...optional}
        name="registrationNumber"
        label={t("registration_number")}
        defaultValue={group.registrationNumber ?? ""}
      />
      <SubmitButton pendingLabel={pending}>{tAddresses("save")}</SubmitButton>
    </ActionForm>
  );
}
