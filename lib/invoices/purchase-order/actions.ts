"use server";

import { portalAction } from "@/lib/platform/action";
import { invoicePath } from "../rules";
import { updatePurchaseOrder } from "./commands";
import { purchaseOrderPath } from "./rules";
import { purchaseOrderInput } from "./schema";

export const updatePurchaseOrderAction = portalAction({
  name: "invoices.update_purchase_order",
  permission: "billing.update",
  input: purchaseOrderInput,
  run: updatePurchaseOrder,
  revalidate: ({ reference }) => [invoicePath(reference), purchaseOrderPath(reference)],
  done: ({ number, scope, count, left }) => ({
    key: `purchase_order_saved_${scope}`,
    values: { number, count },
    ...(left.length > 0
      ? { items: left.map((kept) => ({ key: "purchase_order_left", values: { number: kept.number }, ...kept })) }
      : {}),
  }),
});
