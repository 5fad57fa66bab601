import { loadInvoicePdf } from "@/lib/invoices/document/loaders";
import { answerPdf } from "@/lib/platform/file-response";

/** The invoice as issued [INV-2], with its PO number or, by `?revision=1`, with an earlier one [INV-5]. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/invoices/[reference]/pdf">,
): Promise<Response> {
  const { reference } = await params;
  const revision = new URL(request.url).searchParams.get("revision");
  return answerPdf(() => loadInvoicePdf(reference, revision));
}
