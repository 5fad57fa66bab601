import { loadInvoicesCsv } from "@/lib/invoices/list/loaders";
import { answerCsv } from "@/lib/platform/csv";

/** The list of invoices with its filters and order as rows, streamed [INV-1, F2]. */
export const GET = (request: Request): Promise<Response> => answerCsv(() => loadInvoicesCsv(request.url));
