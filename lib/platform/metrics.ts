import type { IncomingMessage, ServerResponse } from "node:http";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { databasePool } from "./db";
import { env } from "./env";
import { sha256 } from "./hash";
import { routeNamer } from "./route-names";

/** Seconds; the last bucket is where a page is too slow whatever it shows. */
const BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const METHODS: readonly string[] = ["GET", "HEAD", "POST", "PUT", "DELETE"];

interface Held {
  readonly registry: Registry;
  readonly requests: Counter<"route" | "method" | "status">;
  readonly durations: Histogram<"route">;
}

// One for all copies of this file that the build makes: the server's counts, and the handler's that shows them.
const held = globalThis as { portalMetrics?: Held };

function metrics(): Held {
  held.portalMetrics ??= begin();
  return held.portalMetrics;
}

function begin(): Held {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    ...{ name: "portal_database_connections", help: "Connections to the database, by what they do", registers },
    labelNames: ["state"],
    collect() {
      const { busy, idle, waitedFor } = databasePool();
      this.set({ state: "busy" }, busy);
      this.set({ state: "idle" }, idle);
      this.set({ state: "waited_for" }, waitedFor);
    },
  });
  return {
    registry,
    requests: new Counter({
      ...{ name: "portal_requests_total", help: "Requests answered, by route, method and class of status", registers },
      labelNames: ["route", "method", "status"],
    }),
    durations: new Histogram({
      ...{ name: "portal_request_seconds", help: "How long requests took, by route", registers },
      labelNames: ["route"],
      buckets: BUCKETS,
    }),
  };
}

/** Counts and times what is answered. Its labels are of the build, never of a visitor. */
export function requestMeter(): (request: IncomingMessage, response: ServerResponse) => void {
  const { requests, durations } = metrics();
  const nameOf = routeNamer();
  return ({ method = "", url = "" }, response) => {
    const since = performance.now();
    response.once("close", () => {
      const route = nameOf(url);
      // Who went away before the answer was there has got none.
      const status = response.headersSent ? `${Math.floor(response.statusCode / 100)}xx` : "gone";
      requests.inc({ route, method: METHODS.includes(method) ? method : "other", status });
      durations.observe({ route }, (performance.now() - since) / 1_000);
    });
  };
}

/** Where a slice says what it counts itself. */
export const metricsRegistry = (): Registry => metrics().registry;

/** Whether a request brings the token that opens the metrics; compared as hashes, in the same time whatever is sent. */
export function mayReadMetrics(authorization: string | undefined): boolean {
  const { METRICS_TOKEN } = env();
  if (!METRICS_TOKEN) return false;
  const given = sha256(authorization ?? "");
  const wanted = sha256(`Bearer ${METRICS_TOKEN}`);
  let difference = 0;
  for (const [at, byte] of wanted.entries()) difference |= byte ^ (given[at] ?? 0);
  return difference === 0;
}
