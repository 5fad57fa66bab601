import { loadInvoiceZip } from "@/lib/invoices/zip/loaders";
import { answerZip } from "@/lib/platform/file-response";

/** Several invoices as one zip: `?invoice=A&invoice=B` [INV-8]. */
export async function GET(request: Request): Promise<Response> {
  return answerZip(() => loadInvoiceZip(new URL(request.url).search));
}
