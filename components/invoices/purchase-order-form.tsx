"use client";

import type { ReactNode } from "react";
import { updatePurchaseOrderAction } from "@/lib/invoices/purchase-order/actions";
import type { PurchaseOrder } from "@/lib/invoices/purchase-order/types";
import { invoicePdfPath } from "@/lib/invoices/rules";
import { ActionForm } from "../form/action-form";
import { ChoiceField } from "../form/choice-field";
import { SubmitButton } from "../form/submit-button";
import { TextField } from "../form/text-field";
import { DownloadIcon } from "../ui/icons";
import { LinkButton } from "../ui/link-button";
import type { PurchaseOrderTexts } from "./purchase-order-texts";

export type PurchaseOrderForForm = Pick<PurchaseOrder, "reference" | "poNumber" | "revision">;

interface PurchaseOrderFormProps {
  order: PurchaseOrderForForm;
  texts: PurchaseOrderTexts;
  /** The way out of the dialog or page. */
  children: ReactNode;
}

/** The field, for which invoices it counts, Save, and Download beside it [INV-5]. */
export function PurchaseOrderForm({ order, texts, children }: PurchaseOrderFormProps) {
  const { reference, poNumber, revision } = order;
  return (
    <ActionForm
      action={updatePurchaseOrderAction}
      labels={texts.labels}
      hidden={{ reference, revision: String(revision) }}
    >
      <TextField
        name="poNumber"
        label={texts.field}
        hint={texts.hint}
        optionalLabel={texts.optional}
        autoComplete="off"
        spellCheck={false}
        defaultValue={poNumber ?? ""}
      />
      <ChoiceField name="scope" label={texts.scope} options={texts.scopes} defaultValue="invoice" />
      <div className="flex flex-wrap justify-end gap-2">
        {children}
        <LinkButton plain href={invoicePdfPath(reference)}>
          <DownloadIcon />
          {texts.download}
        </LinkButton>
        <SubmitButton pendingLabel={texts.pending}>{texts.save}</SubmitButton>
      </div>
    </ActionForm>
  );
}
