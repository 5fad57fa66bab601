import { loadCreditMemosCsv } from "@/lib/invoices/credit-memos/loaders";
import { answerCsv } from "@/lib/platform/csv";

/** The list of credit memos with its filters as rows, streamed [PAY-10, F2]. */
export const GET = (request: Request): Promise<Response> => answerCsv(() => loadCreditMemosCsv(request.url));
