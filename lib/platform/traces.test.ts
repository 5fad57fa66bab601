import { context, SpanKind, SpanStatusCode } from "@opentelemetry/api";
import type { ReadableSpan } from "@opentelemetry/sdk-trace-node";
import { expect, test } from "vitest";
import { toldOf } from "./traces";

const span = (name: string, attributes: ReadableSpan["attributes"]): ReadableSpan =>
  ({
    ...{ name, attributes, kind: SpanKind.SERVER, links: [{ context: context.active() as never }] },
    events: [{ name: "exception", time: [0, 0], attributes: { "exception.message": "ada@acme.example" } }],
    status: { code: SpanStatusCode.ERROR, message: "no ada@acme.example" },
  }) as unknown as ReadableSpan;

test.each([
  ["GET /shared/secret?x=1", { "next.span_type": "BaseServer.handleRequest", "http.method": "GET" }, "GET other"],
  [
    "GET /contracts/[number]",
    { "next.span_type": "BaseServer.handleRequest", "http.method": "GET", "next.route": "/contracts/[number]" },
    "GET /contracts/[number]",
  ],
  ["fetch GET https://a.example/ada", { "next.span_type": "AppRender.fetch" }, "AppRender.fetch"],
  ["prisma:client:operation", { model: "Person" }, "prisma:client:operation"],
])("[Operate] the span %j leaves by the name of its route", (name, attributes, expected) => {
  expect(toldOf(span(name, attributes)).name).toBe(expected);
});

test("[Operate] no address, parameter, statement or message leaves with a span", () => {
  const told = toldOf(
    span("render", {
      ...{ "http.target": "/x?email=ada@acme.example", "http.url": "ada@acme.example", "http.status_code": 500 },
      ...{ "db.query.text": "SELECT 'ada@acme.example'", "net.peer.ip": "192.0.2.1", "http.user_agent": "Firefox" },
    }),
  );
  const { name, attributes, events, links, status } = told;
  expect({ name, attributes, events, links, status }).toEqual({
    ...{ name: "render", attributes: { "http.status_code": 500 }, events: [], links: [] },
    status: { code: SpanStatusCode.ERROR },
  });
});
