import { DomainError } from "./errors";
import { fileName } from "./file-name";
import type { MailFile } from "./jobs";
import type { Locale } from "./locales";
import { pageLocale } from "./page-locale";
import { FILE_POLICY } from "./security";
import { explain } from "./translate";

interface MadeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Answers a request for a PDF, or says in a sentence why there is none just now. */
export const answerPdf = (load: () => Promise<MadeFile>): Promise<Response> =>
  answerFile(async () => pdfResponse(await load()));

/** The same for a zip that is made while it is read. */
export const answerZip = (
  load: () => Promise<{ readonly name: string; readonly stream: ReadableStream<Uint8Array> }>,
): Promise<Response> =>
  answerFile(async () => {
    const { name, stream } = await load();
    return new Response(stream, { headers: fileHeaders(name, "application/zip") });
  });

/** The same for what somebody brought: to be saved and never shown, by a name and a type that are ours. */
export const storedFile = (load: () => Promise<MadeFile & { readonly type: string }>): Promise<Response> =>
  answerFile(async () => {
    const { bytes, name, type } = await load();
    const response = savedResponse(bytes, name, type);
    response.headers.set("Content-Security-Policy", `${FILE_POLICY}; sandbox`);
    return response;
  });

/** Answers with a file, or says in a sentence why there is none just now. */
export async function answerFile(make: () => Promise<Response>): Promise<Response> {
  try {
    return await make();
  } catch (error) {
    const notNow = error instanceof DomainError ? notNowResponse(error, await pageLocale()) : null;
    if (!notNow) throw error;
    return notNow;
  }
}

/** A PDF to be saved. */
export const pdfResponse = ({ bytes, name }: MadeFile): Response =>
  savedResponse(bytes, fileName(name, "pdf"), "application/pdf");

/** Text to be saved, by a name that `fileName` made. */
export const textResponse = ({ name, type, content }: MailFile): Response =>
  savedResponse(new TextEncoder().encode(content), name, type);

const savedResponse = (bytes: Uint8Array, name: string, type: string): Response =>
  new Response(new Uint8Array(bytes), {
    headers: { ...fileHeaders(name, type), "Content-Length": String(bytes.byteLength) },
  });

/** Of a file to be saved by a name that `fileName` made. */
export const fileHeaders = (name: string, type: string): Record<string, string> => ({
  "Content-Type": type,
  "Content-Disposition": `attachment; filename="${name}"`,
  ...OF_EVERY_FILE,
});

const OF_EVERY_FILE = { "Content-Security-Policy": FILE_POLICY, "Cache-Control": "private, no-store" };
/** Where a refusal says no time of its own. */
const SECONDS_TO_WAIT = 60;
const STATUS: Partial<Record<DomainError["code"], number>> = { TOO_MANY: 429, UNAVAILABLE: 503 };

const WHOLE_STATUS: Readonly<Record<DomainError["code"], number>> = {
  ...{ NOT_FOUND: 404, FORBIDDEN: 403, UNAUTHENTICATED: 401, INVALID: 400, RULE: 409, CONFLICT: 409 },
  ...{ TOO_MANY: 429, UNAVAILABLE: 503 },
};

/** A refusal in words, for a request that is no page. */
export const refusalResponse = (error: DomainError, locale: Locale): Response =>
  notNowResponse(error, locale) ?? wordsResponse(error, WHOLE_STATUS[error.code], locale);

const wordsResponse = ({ refusal }: DomainError, status: number, locale: Locale): Response =>
  new Response(`${explain(refusal, locale)}\n`, {
    status,
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Content-Language": locale,
      ...OF_EVERY_FILE,
    },
  });

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
