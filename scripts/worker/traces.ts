import { env } from "@/lib/platform/env";

type Tasks = Record<string, (payload: never) => Promise<void>>;

/** The worker's tasks, each run in a span of its own where traces are collected; otherwise nothing of that is loaded. */
export async function traceJobs(tasks: Tasks): Promise<{ tasks: Tasks; end: () => Promise<void> }> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: collector } = env();
  if (!collector) return { tasks, end: async () => undefined };
  const { startTraces } = await import("@/lib/platform/traces");
  const { inSpan, end } = startTraces(collector, "worker");
  const traced = Object.entries(tasks).map(([name, run]): [string, Tasks[string]] => [
    name,
    (payload) => inSpan(name, () => run(payload)),
  ]);
  return { tasks: Object.fromEntries(traced), end };
}
