import type { Instrumentation } from "next";

export async function register(): Promise<void> {
  // Next builds this file for a second runtime as well, which has neither sockets nor this file's business.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("./lib/platform/env");
  const { OTEL_EXPORTER_OTLP_ENDPOINT: collector } = env();
  if (collector) (await import("./lib/platform/traces")).startTraces(collector, "web");
  const { watchRequests } = await import("./lib/platform/instrument");
  await watchRequests();
}

/** Every error a page or route did not expect: its digest is the reference the reader is shown [ANY-4]. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  const { log } = await import("./lib/platform/log");
  const reference = typeof error === "object" && error !== null && "digest" in error ? error.digest : undefined;
  log.error({ err: error, reference, method: request.method, route: context.routePath }, "request failed");
};
