import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { answerLaterWhereBusy } from "./busy";
import { env } from "./env";
import { releaseFinishedRenders } from "./finished-renders";
import { newId, newSecret } from "./ids";
import { log } from "./log";
import { clientAddress, networkOf } from "./network";
import { endWhereSlow, isTooMany, sendAway } from "./overload";
import { notePage } from "./pages-first";
import { CLIENT_IP_HEADER, PATH_HEADER, PREFETCH_HEADER, REQUEST_ID_HEADER } from "./request-headers";
import { contentSecurityPolicy, FILE_POLICY, SECURITY_HEADERS } from "./security";

/** The same for everybody, and kept by whoever likes. */
const PUBLIC = /^\/(?:_next\/static\/|api\/brand\/|brands\/|(?:icon\.svg|favicon\.ico)(?:\?|$))/;

/**
 * Runs before the framework sees a request: only here is the socket's own address known, and only what is set here
 * stands on every response, the framework's own redirects and errors included. Next's own place for that, a proxy.ts, costs
 * each page some milliseconds of CPU and holds bodies back. No gate: every loader and action asks for itself.
 */
export async function watchRequests(): Promise<void> {
  const { TRUSTED_PROXIES, METRICS_TOKEN, MAX_REQUESTS } = env();
  releaseFinishedRenders();
  // Loaded where somebody reads it.
  const measure = METRICS_TOKEN ? (await import("./metrics")).requestMeter() : null;
  subscribe("http.server.request.start", (message) => {
    const { request, response, server } = message as {
      request: IncomingMessage;
      response: ServerResponse;
      server: Server;
    };
    answerLaterWhereBusy(response);
    measure?.(request, response);
    const forwarded = request.headers["x-forwarded-for"];
    const address = clientAddress(
      Array.isArray(forwarded) ? forwarded.join(",") : forwarded,
      request.socket.remoteAddress ?? "unknown",
      TRUSTED_PROXIES,
    );
    // What cannot be decoded is no address of ours; the framework would answer it with an error of its own.
    if (!isDecodable(request.url)) request.url = "/malformed-address";
    const url = request.url ?? "/";
    const requestId = newId();
    const network = networkOf(address);
    request.headers[CLIENT_IP_HEADER] = network;
    request.headers[REQUEST_ID_HEADER] = requestId;
    request.headers[PATH_HEADER] = pageAddress(url);
    notePrefetch(request);
    setSecurity(response, url);
    setPolicy(request, response, url);
    if (PUBLIC.test(url)) return;
    response.setHeader(REQUEST_ID_HEADER, requestId);
    // Nothing that was made for one person may be kept for another, in a proxy or by the back button [A6].
    response.setHeader("Cache-Control", "private, no-store");
    const [path = "/"] = url.split("?");
    log.info({ requestId, method: request.method, path: withoutToken(path) }, "request");
    notePage(url, response);
    endWhereSlow(url, request);
    if (isTooMany(url, network, response, MAX_REQUESTS)) sendAway(server, request, response);
  });
}

/** Said by us alone, as the address is. */
function notePrefetch({ headers }: IncomingMessage): void {
  delete headers[PREFETCH_HEADER];
  const isPrefetch = "next-router-prefetch" in headers || headers["sec-purpose"] !== undefined;
  if (isPrefetch) headers[PREFETCH_HEADER] = "1";
}

function setSecurity(response: ServerResponse, url: string): void {
  for (const [name, value] of SECURITY_HEADERS) response.setHeader(name, value);
  // Its address is what opens it: no other site is told, and no search engine keeps it [INV-7].
  if (!/^\/(api\/)?shared\//.test(url)) return;
  response.setHeader("Referrer-Policy", "no-referrer");
  response.setHeader("X-Robots-Tag", "noindex, nofollow");
}

/** A page's own scripts are known by a nonce; what is no page needs nothing. */
function setPolicy(request: IncomingMessage, response: ServerResponse, url: string): void {
  // A client's own would name a nonce of its choice.
  delete request.headers[REQUESTED_POLICY];
  delete request.headers[`${REQUESTED_POLICY}-report-only`];
  if (PUBLIC.test(url) || url.startsWith("/api/")) {
    response.setHeader("Content-Security-Policy", FILE_POLICY);
    return;
  }
  const policy = contentSecurityPolicy(newSecret());
  // From here the framework takes the nonce for its own scripts.
  request.headers[REQUESTED_POLICY] = policy;
  response.setHeader("Content-Security-Policy", policy);
}

const REQUESTED_POLICY = "content-security-policy";

/** Path and query as the framework will read them, less what it adds when it fetches a page's data. */
function pageAddress(url: string): string {
  if (!url.startsWith("/")) return "/";
  const { pathname, searchParams } = new URL(`http://portal${url}`);
  searchParams.delete("_rsc");
  return searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname;
}

/** Whoever reads a log must not be able to open what somebody shared [INV-7]. */
const withoutToken = (path: string): string => path.replace(/^(\/(?:api\/)?shared\/)[^/]+/, "$1…");

function isDecodable(url: string | undefined): boolean {
  try {
    decodeURIComponent(url?.split("?")[0] ?? "");
    return true;
  } catch {
    return false;
  }
}
