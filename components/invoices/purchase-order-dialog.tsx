"use client";

import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { type PurchaseOrderForForm, PurchaseOrderForm } from "./purchase-order-form";
import type { PurchaseOrderTexts } from "./purchase-order-texts";

export interface PurchaseOrderDialogProps {
  order: PurchaseOrderForForm;
  texts: PurchaseOrderTexts;
  onClose: () => void;
}

/** Stays open once saved: the document with the new number is to be downloaded from it [INV-5]. */
export function PurchaseOrderDialog({ order, texts, onClose }: PurchaseOrderDialogProps) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={texts.title}>
      <PurchaseOrderForm order={order} texts={texts}>
        <Button onClick={onClose}>{texts.close}</Button>
      </PurchaseOrderForm>
    </Dialog>
  );
}
