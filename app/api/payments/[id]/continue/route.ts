import { redirect } from "next/navigation";
import { loadCheckoutUrl } from "@/lib/payments/loaders";
import { paymentPath } from "@/lib/payments/rules";

/** On to the provider's page, for the payer only; to where the payment stands once that page is closed. */
export async function GET(_request: Request, { params }: RouteContext<"/api/payments/[id]/continue">): Promise<never> {
  const { id } = await params;
  redirect((await loadCheckoutUrl(id)) ?? paymentPath(id));
}
