import { z } from "zod";
import { UNSEEN } from "@/lib/accounts/schema";
import { invoiceReference } from "../schema";
import { PURCHASE_ORDER_SCOPES } from "./types";

/** A PO number as its buyer writes it, in any script; empty takes it away [INV-5]. */
export const purchaseOrderNumber = z
  .string()
  .trim()
  .normalize("NFC")
  .max(60, "too_long")
  .refine((text) => !UNSEEN.test(text), "line_malformed")
  .optional()
  .transform((text) => text || null);

export const purchaseOrderInput = z.object({
  reference: invoiceReference,
  /** The one that the form was filled with. */
  revision: z.coerce.number().int().min(1).max(1_000_000),
  poNumber: purchaseOrderNumber,
  scope: z.enum(PURCHASE_ORDER_SCOPES),
});
export type PurchaseOrderInput = z.output<typeof purchaseOrderInput>;
