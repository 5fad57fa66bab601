import type { ViewerCtx } from "@/lib/platform/viewer";
import { checkoutUrlOf } from "../../commands/pay-invoice";
import { paymentPath } from "../../rules";
import type { PayWithSavedInput } from "../schema";
import { chargeSavedMethod } from "./charge-saved-method";

/**
 * One press [PAY-3]: pays with a saved method, and leads on to where the payment stands, or to the bank's page where the
 * bank wants to hear from the person.
 * @throws DomainError as chargeSavedMethod
 */
export async function payWithSaved(ctx: ViewerCtx, { reference, method }: PayWithSavedInput): Promise<{ url: string }> {
  const { attemptId } = await chargeSavedMethod(ctx, { reference, methodId: method });
  return { url: (await checkoutUrlOf(attemptId, ctx)) ?? paymentPath(attemptId) };
}
