import type { ViewerCtx } from "@/lib/platform/viewer";
import { payInvoice } from "../../commands/pay-invoice";
import type { PayInvoiceInput } from "../../schema";
import { getSavedOffer } from "../queries";
import { payPath } from "../rules";

/**
 * Pay Now [PAY-3]: who may use a saved method is asked with what to pay; everybody else, and who wants a new card, goes on to
 * the provider's page. @throws DomainError as payInvoice
 */
export async function payNow(ctx: ViewerCtx, input: PayInvoiceInput): Promise<{ url: string }> {
  const { reference, card } = input;
  if (card === "new") return payInvoice(ctx, input);
  const { methods } = await getSavedOffer(ctx.viewer, reference);
  return methods.some(({ pay }) => pay.allowed) ? { url: payPath(reference) } : payInvoice(ctx, input);
}
