import { loadPaymentsCsv } from "@/lib/payments/list/loaders";
import { answerCsv } from "@/lib/platform/csv";

/** Payments, refunds and chargebacks as they are filtered [PAY-9]. */
export async function GET(request: Request): Promise<Response> {
  const { search } = new URL(request.url);
  return answerCsv(() => loadPaymentsCsv(`/payments${search}`));
}
