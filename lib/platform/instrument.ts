import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { env } from "./env";
import { CLIENT_IP_HEADER, PREFETCH_HEADER } from "./request-headers";

/**
 * The address a request came from. Each trusted proxy added one entry to the right of X-Forwarded-For; what stands left
 * of those was written by the client and means nothing.
 */
export function clientIp(forwarded: string | undefined, socketAddress: string, trustedProxies: number): string {
  const hops = [...(forwarded ?? "").split(","), socketAddress].map((hop) => hop.trim()).filter(Boolean);
  return (hops.at(-1 - trustedProxies) ?? hops[0] ?? "unknown").slice(0, 64);
}

/** Runs before the framework sees a request: only here is the socket's own address known. */
export function watchRequests(): void {
  const { TRUSTED_PROXIES } = env();
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    const forwarded = request.headers["x-forwarded-for"];
    request.headers[CLIENT_IP_HEADER] = clientIp(
      Array.isArray(forwarded) ? forwarded.join(",") : forwarded,
      request.socket.remoteAddress ?? "unknown",
      TRUSTED_PROXIES,
    );
    delete request.headers[PREFETCH_HEADER];
    const isPrefetch = "next-router-prefetch" in request.headers || request.headers["sec-purpose"] !== undefined;
    if (isPrefetch) request.headers[PREFETCH_HEADER] = "1";
  });
}
