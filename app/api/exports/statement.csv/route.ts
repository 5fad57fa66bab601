import { answerCsv } from "@/lib/platform/csv";
import { loadStatementCsv } from "@/lib/statements/loaders";

/** A statement as rows, streamed [PAY-11, F2]. */
export const GET = (request: Request): Promise<Response> => answerCsv(() => loadStatementCsv(request.url));
