import { loadPersonExport } from "@/lib/desk/personal-data/loaders";
import { answerFile, textResponse } from "@/lib/platform/file-response";

/** What is held of somebody, as data to be given to them. */
export const GET = (request: Request): Promise<Response> =>
  answerFile(async () => textResponse(await loadPersonExport(request.url)));
