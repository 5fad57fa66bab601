import { loadInvoicePdf } from "@/lib/invoices/document/loaders";
import { pdfResponse } from "@/lib/platform/file-response";

/** The invoice as issued [INV-2]. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/api/invoices/[reference]/pdf">,
): Promise<Response> {
  const { bytes, name } = await loadInvoicePdf((await params).reference);
  return pdfResponse(bytes, name);
}
