import { loadRefusalsCsv } from "@/lib/imports/runs/loaders";
import { answerCsv } from "@/lib/platform/csv";

/** Why rows of a file are refused, as rows [DSK-5, F2]. */
export const GET = (request: Request): Promise<Response> => answerCsv(() => loadRefusalsCsv(request.url));
