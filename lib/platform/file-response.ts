import { DomainError } from "./errors";
import type { Locale } from "./locales";
import { pageLocale } from "./page-locale";
import { FILE_POLICY } from "./security";
import { explain } from "./translate";

interface MadeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Answers a request for a PDF, or says in a sentence why there is none just now. */
export async function answerPdf(load: () => Promise<MadeFile>): Promise<Response> {
  try {
    return pdfResponse(await load());
  } catch (error) {
    const notNow = error instanceof DomainError ? notNowResponse(error, await pageLocale()) : null;
    if (!notNow) throw error;
    return notNow;
  }
}

/** A PDF to be saved: its name is made of letters and digits of ours, whatever the document is called [F2]. */
export function pdfResponse({ bytes, name }: MadeFile): Response {
  const safe =
    name
      .replace(/[^A-Za-z0-9._-]+/g, "-")
      .replace(/^[.-]+/, "")
      .slice(0, 80) || "document";
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="${safe}.pdf"`,
      "Content-Length": String(bytes.byteLength),
      ...OF_EVERY_FILE,
    },
  });
}

const OF_EVERY_FILE = { "Content-Security-Policy": FILE_POLICY, "Cache-Control": "private, no-store" };
/** Where a refusal says no time of its own. */
const SECONDS_TO_WAIT = 60;
const STATUS: Partial<Record<DomainError["code"], number>> = { TOO_MANY: 429, UNAVAILABLE: 503 };

/** What passes by itself: how long to wait, as a header and in words. Null for any other refusal. */
export function notNowResponse({ code, refusal }: DomainError, locale: Locale): Response | null {
  const status = STATUS[code];
  if (!status) return null;
  return new Response(`${explain(refusal, locale)}\n`, {
    status,
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Content-Language": locale,
      "Retry-After": String(refusal.params.seconds ?? SECONDS_TO_WAIT),
      ...OF_EVERY_FILE,
    },
  });
}
