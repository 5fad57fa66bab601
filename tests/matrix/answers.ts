import { PdfFile } from "../documents/read-pdf";
import type { Answer } from "./requests";
import type { Outcome } from "./row";

/** What a body says to who reads it; of a document also what its bytes say. */
export function bodyOf({ headers, body }: Answer): string {
  if (body.length === 0 || !headers["content-type"]?.startsWith("application/pdf")) return body.toString("utf8");
  const file = new PdfFile(body);
  return `${file.text}\n${file.syntax}\n${body.toString("latin1")}`;
}

/** What became of a request, in a word; `→ /sign-in` for being sent there. */
export function outcomeOf({ status, headers, body }: Answer, url: string): Outcome {
  const text = body.toString("utf8");
  const acted = headers["x-action-redirect"] ? null : ACTED.exec(isFlight(headers) ? text : "")?.[1];
  if (acted) return acted as Outcome;
  const target = headers["x-action-redirect"] ?? headers.location ?? REDIRECT.exec(text)?.[1];
  if (target) return `→ ${placeOf(String(target).split(";")[0] ?? "", url)}`;
  if (status === 404 || text.includes("NEXT_HTTP_ERROR_FALLBACK;404")) return "not found";
  if (status !== 200) return `${status}`;
  return headers["content-disposition"]?.startsWith("attachment") ? "file" : "shown";
}

/** The sentence in which an action refuses; null where there is none. */
export const refusalIn = ({ body }: Answer): string | null =>
  /"status":"refused".*?"message":"(.*?)"/.exec(body.toString("utf8"))?.[1] ?? null;

const ACTED = /"status":"(done|refused|invalid)"/;
const REDIRECT = /NEXT_REDIRECT;\w+;([^;"]+);/;
const isFlight = (headers: Answer["headers"]): boolean =>
  headers["content-type"]?.startsWith("text/x-component") ?? false;

/** Where a redirect leads, by its path and without ids, or the provider. */
function placeOf(target: string, url: string): string {
  const led = new URL(target, url);
  return led.origin === new URL(url).origin
    ? led.pathname.replace(/[0-9a-f-]{36}|(?<=^\/quotes\/)[^/]+/g, "…")
    : "provider";
}
