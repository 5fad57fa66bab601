import { z } from "zod";
import { invoiceReference } from "@/lib/invoices/schema";
import { methodId } from "../methods/schema";

export const payWithSavedInput = z.object({ reference: invoiceReference, method: methodId });
export type PayWithSavedInput = z.output<typeof payWithSavedInput>;
