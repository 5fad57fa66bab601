import { loadAgentPanel, loadAnswerLines } from "@/lib/agent/loaders";
import { panelSearch } from "@/lib/agent/schema";
import { answerFile } from "@/lib/platform/file-response";
import { answerLines, dataResponse } from "@/lib/platform/lines";
import { pageLocale } from "@/lib/platform/page-locale";

/** What the Portal Agent's panel asks: an answer line by line, or without a question what to say on a page [HLP-1]. */
export async function GET(request: Request): Promise<Response> {
  const { q, at } = panelSearch.parse(Object.fromEntries(new URL(request.url).searchParams));
  const shown = await pageLocale();
  return answerFile(async () =>
    q ? answerLines(await loadAnswerLines(q, shown)) : dataResponse(await loadAgentPanel(at, shown)),
  );
}
