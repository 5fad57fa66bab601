import { createServer, type Server, type ServerResponse } from "node:http";
import { metricsText } from "@/lib/metrics/watch";
import { env } from "@/lib/platform/env";
import { isReady } from "@/lib/platform/health";
import { log } from "@/lib/platform/log";
import { mayReadMetrics } from "@/lib/platform/metrics";

const LOOPBACK: readonly string[] = ["127.0.0.1", "::1", "localhost"];
const LONGEST_REQUEST_MS = 5_000;

/**
 * Answers with the worker's health (`/live`, `/ready`) and metrics (`/metrics`) where METRICS_PORT is set: with the token,
 * or without one to this machine only.
 * @param isWorking whether jobs are taken, which they are no more once it was asked to stop
 */
export async function watchWorker(isWorking: () => boolean): Promise<Server | null> {
  const { METRICS_PORT, METRICS_HOST } = env();
  if (!METRICS_PORT) return null;
  const server = createServer({ requestTimeout: LONGEST_REQUEST_MS }, (request, response) => {
    answer(request.url ?? "", request.headers.authorization, isWorking, response).catch((error: unknown) => {
      log.warn({ err: error }, "the worker's metrics could not be told");
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((listening, failed) => {
    server.once("error", failed).listen(METRICS_PORT, METRICS_HOST, listening);
  });
  return server;
}

async function answer(
  path: string,
  authorization: string | undefined,
  isWorking: () => boolean,
  response: ServerResponse,
): Promise<void> {
  if (path === "/live") return tell(response, 200, "live");
  if (path === "/ready") {
    const ready = isWorking() && (await isReady());
    return tell(response, ready ? 200 : 503, ready ? "ready" : "not ready");
  }
  const { METRICS_TOKEN, METRICS_HOST } = env();
  const isOpen = METRICS_TOKEN ? mayReadMetrics(authorization) : LOOPBACK.includes(METRICS_HOST);
  if (path !== "/metrics" || !isOpen) return tell(response, 404, "not found");
  const { text, type } = await metricsText();
  response.writeHead(200, { "Content-Type": type }).end(text);
}

const tell = (response: ServerResponse, status: number, word: string): void => {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify({ status: word }));
};
