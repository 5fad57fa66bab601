import { type Attributes, SpanStatusCode, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  type ReadableSpan,
  type SpanExporter,
} from "@opentelemetry/sdk-trace-node";
import { PrismaInstrumentation } from "@prisma/instrumentation";

// Loaded only where OTEL_EXPORTER_OTLP_ENDPOINT is set.

/** What of a span may leave: none of these holds anything that a visitor sent or a row says. */
const TOLD: readonly string[] = [
  ...["http.method", "http.request.method", "http.status_code", "http.response.status_code", "http.route"],
  ...["next.route", "next.span_type", "next.rsc", "db.system", "db.system.name", "method", "model", "portal.job"],
];

export interface Traces {
  /** Runs a job in a span of its own. */
  readonly inSpan: <T>(name: string, run: () => Promise<T>) => Promise<T>;
  /** Sends what is left. */
  readonly end: () => Promise<void>;
}

/** Sends what Next and Prisma tell of each request, and each job, to a collector by OTLP over http. */
export function startTraces(endpoint: string, process: "web" | "worker"): Traces {
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces` });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ "service.name": "billing-portal", "service.instance.kind": process }),
    spanProcessors: [new BatchSpanProcessor(onlyTold(exporter), { scheduledDelayMillis: 1_000 })],
  });
  provider.register();
  const prisma = new PrismaInstrumentation();
  prisma.setTracerProvider(provider);
  prisma.enable();
  const tracer = trace.getTracer("billing-portal");
  return {
    inSpan: (name, run) =>
      tracer.startActiveSpan(`job ${name}`, { attributes: { "portal.job": name } }, async (span) => {
        try {
          return await run();
        } catch (error) {
          span.setStatus({ code: SpanStatusCode.ERROR });
          throw error;
        } finally {
          span.end();
        }
      }),
    end: () => provider.shutdown(),
  };
}

const onlyTold = (exporter: SpanExporter): SpanExporter => ({
  export: (spans, done) => exporter.export(spans.map(toldOf), done),
  shutdown: () => exporter.shutdown(),
  forceFlush: async () => exporter.forceFlush?.(),
});

/**
 * A span as it leaves: named by its route and never by an address, with no statement, parameter, message or event, any of
 * which may say whom it is about.
 */
export function toldOf(span: ReadableSpan): ReadableSpan {
  const attributes: Attributes = Object.fromEntries(
    Object.entries(span.attributes).filter(([name]) => TOLD.includes(name)),
  );
  const changed = { name: nameOf(span), attributes, events: [], links: [], status: { code: span.status.code } };
  return Object.assign(Object.create(span) as ReadableSpan, changed);
}

function nameOf({ name, attributes }: ReadableSpan): string {
  const { "next.span_type": type, "next.route": route, "http.method": method } = attributes;
  if (type === undefined) return name;
  // Next names some of its spans by the path that was asked for, and those of calls by their address.
  if (type === "BaseServer.handleRequest") return `${method ?? "?"} ${route ?? "other"}`;
  return route === undefined ? String(type) : `${type} ${route}`;
}
