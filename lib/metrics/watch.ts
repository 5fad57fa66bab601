import { Gauge, type Registry } from "prom-client";
import { stopwatch } from "@/lib/platform/clock";
import { log } from "@/lib/platform/log";
import { mayReadMetrics, metricsRegistry } from "@/lib/platform/metrics";
import { readStanding } from "./queries";
import type { Standing } from "./types";

// The request-facing half of the metrics, which are no person's: who has the token reads them, to everybody else there is
// no such address.

/** However many ask, the database is asked once in this time. */
const KEPT_MS = 15_000;

/** GET of the metrics, in Prometheus' text format. */
export async function answerMetrics(request: Request): Promise<Response> {
  if (!mayReadMetrics(request.headers.get("authorization") ?? undefined)) return new Response(null, { status: 404 });
  const { text, type } = await metricsText();
  return new Response(text, { headers: { "Content-Type": type, "Cache-Control": "private, no-store" } });
}

/** The same for the worker, which has a server of its own. */
export async function metricsText(): Promise<{ text: string; type: string }> {
  const registry = metricsRegistry();
  const gauges = gaugesOf(registry);
  const standing = await keptStanding();
  gauges.up.set(standing ? 1 : 0);
  if (standing) show(gauges, standing);
  return { text: await registry.metrics(), type: registry.contentType };
}

interface Kept {
  readonly age: () => number;
  readonly standing: Promise<Standing | null>;
}
const held = globalThis as { portalStanding?: Kept };

/** Null where the database does not answer: what the process counts itself is told all the same. */
function keptStanding(): Promise<Standing | null> {
  if (!held.portalStanding || held.portalStanding.age() > KEPT_MS)
    held.portalStanding = {
      age: stopwatch(),
      standing: readStanding().catch((error: unknown) => {
        log.warn({ err: error }, "the metrics could not be read");
        return null;
      }),
    };
  return held.portalStanding.standing;
}

const GAUGES = {
  up: ["portal_database_up", "1 where the database answered when it was last asked", []],
  attempts: [
    "portal_payment_attempts",
    "Attempts at paying that are open, or ended in the last 24 hours, by state",
    ["state"],
  ],
  overdue: ["portal_payment_attempts_overdue", "Attempts open for more than 15 minutes, bank debits apart", []],
  events: ["portal_provider_events_waiting", "Events of the payment provider that nobody has acted on", []],
  jobs: ["portal_jobs", "Jobs of the worker, by state", ["state"]],
  oldest: ["portal_job_oldest_seconds", "How long the oldest job that could run has waited", []],
  mismatches: ["portal_ledger_mismatches", "What the last check of the ledger found, by scope", ["scope"]],
  checkedAt: ["portal_ledger_checked_timestamp_seconds", "When that check was", ["scope"]],
  compared: ["portal_ledger_compared", "1 where that check could ask the payment provider", ["scope"]],
} as const;
type Gauges = { readonly [Name in keyof typeof GAUGES]: Gauge };

function gaugesOf(registry: Registry): Gauges {
  const entries = Object.entries(GAUGES).map(([key, [name, help, labelNames]]) => [
    key,
    (registry.getSingleMetric(name) as Gauge | undefined) ??
      new Gauge({ name, help, labelNames: [...labelNames], registers: [registry] }),
  ]);
  return Object.fromEntries(entries) as Gauges;
}

const STATES = ["created", "open", "processing", "succeeded", "failed", "expired", "canceled"];

function show(gauges: Gauges, standing: Standing): void {
  // A state that nothing is in any more is at nought, and not at what it was.
  for (const state of STATES) gauges.attempts.set({ state }, 0);
  for (const { state, count } of standing.attempts) gauges.attempts.set({ state }, count);
  gauges.overdue.set(standing.attemptsOverdue);
  gauges.events.set(standing.eventsWaiting);
  gauges.jobs.set({ state: "waiting" }, standing.jobs.waiting);
  gauges.jobs.set({ state: "running" }, standing.jobs.running);
  gauges.jobs.set({ state: "given_up" }, standing.jobs.givenUp);
  gauges.oldest.set(standing.oldestJobSeconds);
  for (const { scope, findings, checkedAt, isCompared } of standing.ledgerChecks) {
    gauges.mismatches.set({ scope }, findings);
    gauges.checkedAt.set({ scope }, checkedAt);
    gauges.compared.set({ scope }, isCompared ? 1 : 0);
  }
}
