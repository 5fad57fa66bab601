import { loadReceiptPdf } from "@/lib/payments/loaders";
import { answerPdf } from "@/lib/platform/file-response";

/** The receipt of a payment [PAY-4]. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/api/payments/[id]/receipt">,
): Promise<Response> {
  const { id } = await params;
  return answerPdf(() => loadReceiptPdf(id));
}
