import { z } from "zod";
import { invoiceReference } from "@/lib/invoices/schema";

/** `new`: with a card that is typed on the provider's page, whatever is saved. */
export const payInvoiceInput = z.object({ reference: invoiceReference, card: z.literal("new").optional() });
export type PayInvoiceInput = z.output<typeof payInvoiceInput>;

export const attemptId = z.uuid();
export const callOffPaymentInput = z.object({ attempt: attemptId });
export type CallOffPaymentInput = z.output<typeof callOffPaymentInput>;

/** Bounds of what the provider may send; its events are a few kilobytes. */
export const MOST_EVENT_BYTES = 256 * 1024;
