import { loadCreditMemoPdf } from "@/lib/invoices/credit-memos/loaders";
import { answerPdf } from "@/lib/platform/file-response";

/** The credit memo as issued [INV-2, PAY-10]. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/api/credit-memos/[id]/pdf">,
): Promise<Response> {
  const { id } = await params;
  return answerPdf(() => loadCreditMemoPdf(id));
}
