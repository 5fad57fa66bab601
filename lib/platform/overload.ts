import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import { AGAIN_IN_SECONDS } from "./busy";
import { cookieName } from "./cookies";
import { DEFAULT_LOCALE, isLocale, preferredLocale } from "./locales";
import { FILE_POLICY } from "./security";
import { translator } from "./translate";

/** Kept by every browser, or for whoever looks whether the process is there, or what the payment provider tells once. */
const ALWAYS = /^\/(?:_next\/static\/|api\/(?:health|brand|metrics|stripe)\b)/;

/** What one network may have of all that is taken on: who sends or reads a byte at a time keeps nobody else out. */
const OF_ONE_NETWORK = 0.75;

let underWay = 0;
const byNetwork = new Map<string, number>();
const guarded = new WeakSet<Server>();
const sentAway = new WeakSet<ServerResponse>();

/**
 * Counts what is under way, and tells of each new request whether it is beyond `most`, or beyond its network's part of
 * that: to take it on would make all the others wait as well [P2].
 * @param network as networkOf has it
 */
export function isTooMany(url: string, network: string, response: ServerResponse, most: number): boolean {
  if (ALWAYS.test(url)) return false;
  const ofNetwork = (byNetwork.get(network) ?? 0) + 1;
  underWay += 1;
  byNetwork.set(network, ofNetwork);
  response.once("close", () => {
    underWay -= 1;
    const left = (byNetwork.get(network) ?? 1) - 1;
    if (left > 0) byNetwork.set(network, left);
    else byNetwork.delete(network);
  });
  return underWay > most || ofNetwork > Math.max(1, most * OF_ONE_NETWORK);
}

/** Whatever somebody types is here within this. Under /api a body is read by a handler of ours, which asks who sends it first. */
const BODY_WITHIN_MS = 30_000;
const OURS = /^\/api\//;

/** Ends a request whose body does not come: the framework would wait for it before anything of ours is asked [P2]. */
export function endWhereSlow(url: string, request: IncomingMessage): void {
  if (request.method === "GET" || request.method === "HEAD" || OURS.test(url)) return;
  const late = setTimeout(() => request.complete || request.destroy(), BODY_WITHIN_MS);
  late.unref();
  request.once("close", () => clearTimeout(late));
}

/**
 * Answers "later" before the framework, which is what has too much to do: to a person as a page, to a program as RFC 9457
 * has it. The connection ends with it, so that nobody keeps a line that others could have.
 */
export function sendAway(server: Server, request: IncomingMessage, response: ServerResponse): void {
  standBefore(server);
  sentAway.add(response);
  const title = translator(localeOf(request))("reasons.platform.busy");
  const isPage = request.headers.accept?.includes("text/html") ?? false;
  response.writeHead(503, {
    "Retry-After": String(AGAIN_IN_SECONDS),
    "Content-Security-Policy": FILE_POLICY,
    "Content-Type": isPage ? "text/html; charset=utf-8" : "application/problem+json",
    Connection: "close",
  });
  response.end(
    isPage
      ? `<!DOCTYPE html><html><head><meta charset="utf-8"><title>503</title></head><body><h1>${title}</h1></body></html>`
      : JSON.stringify({ type: "about:blank", title, status: 503 }),
  );
}

/** What was sent away does not reach the framework. Once a server; the request that is told of just now is still to come. */
function standBefore(server: Server): void {
  if (guarded.has(server)) return;
  guarded.add(server);
  const framework = server.listeners("request") as RequestListener[];
  server.removeAllListeners("request");
  server.on("request", (request, response) => {
    if (sentAway.has(response)) return;
    for (const handle of framework) handle.call(server, request, response);
  });
}

/** As the pages have it: chosen here, else the browser's [ANY-2]. */
function localeOf({ headers }: IncomingMessage) {
  const name = cookieName("language");
  const chosen = headers.cookie
    ?.split("; ")
    .find((cookie) => cookie.startsWith(`${name}=`))
    ?.slice(name.length + 1);
  return isLocale(chosen) ? chosen : (preferredLocale(headers["accept-language"]) ?? DEFAULT_LOCALE);
}
