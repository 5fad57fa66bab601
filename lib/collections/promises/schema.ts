import { z } from "zod";
import { invoiceReference } from "@/lib/invoices/schema";
import { plainDate } from "@/lib/platform/dates";

/** As date fields send it. */
export const typedDay = z.iso.date("date_malformed").transform(plainDate);

/** As typed; read in the currency of the invoice, once that is known. */
export const typedAmount = z.string().trim().max(40, "too_long");

export const makePromiseInput = z.object({
  reference: invoiceReference,
  promisedOn: typedDay,
  /** Empty: all that is open. */
  amount: typedAmount.optional().transform((text) => text || null),
});
export type MakePromiseInput = z.output<typeof makePromiseInput>;

export const withdrawPromiseInput = z.object({ promise: z.uuid() });
export type WithdrawPromiseInput = z.output<typeof withdrawPromiseInput>;
