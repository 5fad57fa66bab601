import { z } from "zod";
import { invoiceReference } from "@/lib/invoices/schema";

export const payInvoiceInput = z.object({ reference: invoiceReference });
export type PayInvoiceInput = z.output<typeof payInvoiceInput>;

export const attemptId = z.uuid();
export const callOffPaymentInput = z.object({ attempt: attemptId });
export type CallOffPaymentInput = z.output<typeof callOffPaymentInput>;

/** Bounds of what the provider may send; its events are a few kilobytes. */
export const MOST_EVENT_BYTES = 256 * 1024;
