import { answerPdf } from "@/lib/platform/file-response";
import { loadStatementPdf } from "@/lib/statements/loaders";

/** A statement on paper [PAY-11]. */
export const GET = (request: Request): Promise<Response> => answerPdf(() => loadStatementPdf(request.url));
