import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { answerLaterWhereBusy } from "./busy";
import { env } from "./env";
import { newId } from "./ids";
import { clientAddress, networkOf } from "./network";
import { CLIENT_IP_HEADER, PATH_HEADER, PREFETCH_HEADER, REQUEST_ID_HEADER } from "./request-headers";
import { FILE_POLICY, SECURITY_HEADERS } from "./security";

const UPLOADS = /^\/api\/(disputes|imports|transfers)\//;

/**
 * Runs before the framework sees a request: only here is the socket's own address known, and only what is set here
 * stands on every response, the framework's own redirects and errors included.
 */
export async function watchRequests(): Promise<void> {
  const { TRUSTED_PROXIES, METRICS_TOKEN } = env();
  // Loaded where somebody reads it.
  const measure = METRICS_TOKEN ? (await import("./metrics")).requestMeter() : null;
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    answerLaterWhereBusy(response);
    measure?.(request, response);
    const forwarded = request.headers["x-forwarded-for"];
    const address = clientAddress(
      Array.isArray(forwarded) ? forwarded.join(",") : forwarded,
      request.socket.remoteAddress ?? "unknown",
      TRUSTED_PROXIES,
    );
    request.headers[CLIENT_IP_HEADER] = networkOf(address);
    // Uploads do not pass proxy.ts, which sets these for everything else.
    request.headers[REQUEST_ID_HEADER] = newId();
    delete request.headers[PATH_HEADER];
    delete request.headers[PREFETCH_HEADER];
    const isPrefetch = "next-router-prefetch" in request.headers || request.headers["sec-purpose"] !== undefined;
    if (isPrefetch) request.headers[PREFETCH_HEADER] = "1";
    // What cannot be decoded is no address of ours; the framework would answer it with an error of its own.
    if (!isDecodable(request.url)) request.url = "/malformed-address";
    for (const [name, value] of SECURITY_HEADERS) response.setHeader(name, value);
    // Its address is what opens it: no other site is told, and no search engine keeps it [INV-7].
    if (/^\/(api\/)?shared\//.test(request.url ?? "")) {
      response.setHeader("Referrer-Policy", "no-referrer");
      response.setHeader("X-Robots-Tag", "noindex, nofollow");
    }
    // What is no page needs nothing; proxy.ts gives pages theirs, with a nonce.
    response.setHeader("Content-Security-Policy", FILE_POLICY);
    // Uploads do not pass proxy.ts, which says so of everything else [A6].
    if (UPLOADS.test(request.url ?? "")) response.setHeader("Cache-Control", "private, no-store");
  });
}

function isDecodable(url: string | undefined): boolean {
  try {
    decodeURIComponent(url?.split("?")[0] ?? "");
    return true;
  } catch {
    return false;
  }
}
