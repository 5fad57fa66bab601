import { loadAuditCsv } from "@/lib/desk/audit-log/loaders";
import { answerCsv } from "@/lib/platform/csv";

/** What a search of the audit log finds as rows, streamed [DSK-7, F2]. */
export const GET = (request: Request): Promise<Response> => answerCsv(() => loadAuditCsv(request.url));
