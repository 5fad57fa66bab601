import type { PurchaseOrder } from "@/lib/invoices/purchase-order/types";
import { getTranslations } from "@/lib/platform/page-texts";
import type { FormMessageLabels } from "../form/form-message";
import { formTexts } from "../form/form-texts";

/** Everything the dialog says, ready for the client. */
export interface PurchaseOrderTexts {
  readonly title: string;
  readonly field: string;
  readonly hint: string;
  readonly optional: string;
  readonly scope: string;
  readonly scopes: readonly { value: string; label: string; hint?: string }[];
  readonly save: string;
  readonly download: string;
  readonly close: string;
  readonly pending: string;
  readonly labels: FormMessageLabels;
}

export async function purchaseOrderTexts(order: PurchaseOrder): Promise<PurchaseOrderTexts> {
  const { number, contractNumber: contract, otherOpen, ofFuture } = order;
  const [t, { labels, pending }] = await Promise.all([getTranslations("purchase_order"), formTexts()]);
  return {
    title: t("title", { number }),
    field: t("field"),
    hint: t("hint"),
    optional: t("optional"),
    scope: t("scope"),
    scopes: [
      { value: "invoice", label: t("scope_invoice", { number }) },
      { value: "open", label: t("scope_open", { contract }), hint: t("scope_open_hint", { count: otherOpen }) },
      {
        value: "future",
        label: t("scope_future", { contract }),
        hint: ofFuture ? t("scope_future_now", { poNumber: ofFuture }) : t("scope_future_none"),
      },
    ],
    save: t("save"),
    download: t("download"),
    close: t("close"),
    ...{ pending, labels },
  };
}
