import { loadInvoicePdf } from "@/lib/invoices/document/loaders";
import { answerPdf } from "@/lib/platform/file-response";

/** The invoice as issued [INV-2]. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/api/invoices/[reference]/pdf">,
): Promise<Response> {
  const { reference } = await params;
  return answerPdf(() => loadInvoicePdf(reference));
}
