"use client";

import { type ComponentType, type MouseEvent, type ReactNode, useRef, useState } from "react";
import { purchaseOrderPath } from "@/lib/invoices/purchase-order/rules";
import { buttonClass } from "../ui/button";
import type { PurchaseOrderDialogProps } from "./purchase-order-dialog";
import type { PurchaseOrderForForm } from "./purchase-order-form";
import type { PurchaseOrderTexts } from "./purchase-order-texts";

interface PurchaseOrderButtonProps {
  order: PurchaseOrderForForm;
  texts: PurchaseOrderTexts;
  children: ReactNode;
}

/** A link to the page, which without JavaScript is all there is; with it, the same as a dialog, loaded when pressed. */
export function PurchaseOrderButton({ order, texts, children }: PurchaseOrderButtonProps) {
  const [opened, setOpened] = useState<{ Dialog: ComponentType<PurchaseOrderDialogProps> } | null>(null);
  const isLoading = useRef(false);

  async function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    if (isLoading.current) return;
    isLoading.current = true;
    try {
      const { PurchaseOrderDialog } = await import("./purchase-order-dialog");
      setOpened({ Dialog: PurchaseOrderDialog });
    } finally {
      isLoading.current = false;
    }
  }

  return (
    <>
      <a href={purchaseOrderPath(order.reference)} onClick={open} className={buttonClass()}>
        {children}
      </a>
      {opened && <opened.Dialog order={order} texts={texts} onClose={() => setOpened(null)} />}
    </>
  );
}
