import { pageLocale } from "./page-locale";
import { FILE_POLICY } from "./security";
import { translator } from "./translate";

/** When asking again may help. */
const AGAIN_IN_SECONDS = 5;

/** "Later", to a person as a page and to a program as RFC 9457 has it. */
export async function answerBusy(request: Request): Promise<Response> {
  const title = translator(await pageLocale())("reasons.platform.busy");
  const headers = { "Retry-After": String(AGAIN_IN_SECONDS), "Content-Security-Policy": FILE_POLICY };
  if (!request.headers.get("accept")?.includes("text/html"))
    return Response.json(
      { type: "about:blank", title, status: 503 },
      { status: 503, headers: { ...headers, "Content-Type": "application/problem+json" } },
    );
  const page = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>503</title></head><body><h1>${title}</h1></body></html>`;
  return new Response(page, { status: 503, headers: { ...headers, "Content-Type": "text/html; charset=utf-8" } });
}
