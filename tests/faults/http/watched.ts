import { expect, test } from "vitest";
import { ask } from "./people";
import type { Stage } from "./stage";

interface Told {
  resourceSpans: { scopeSpans: { spans: { name: string; attributes: { key: string }[]; events: unknown[] }[] }[] }[];
}

/** What a span may say of a request; every other name that turns up is a decision. */
const TOLD =
  /^(http\.(method|status_code|route|request\.method|response\.status_code)|next\.(route|span_type|rsc)|db\.system(\.name)?|method|model|portal\.job)$/;

const spansIn = (bodies: readonly string[]) =>
  bodies.flatMap((body) =>
    (JSON.parse(body) as Told).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
  );

export function testWatched({ portal, cast }: Stage): void {
  const { url, traces, metricsToken } = portal;

  test("[Operate] a collector is told of requests and queries by their route and model, and of nobody", async () => {
    const [ada] = cast().people;
    traces.take();
    const path = "/contracts/C-1001?q=ada%40acme.example&secret=never-told";
    expect((await ask(url, { method: "GET", path, headers: {}, body: "" }, ada)).status).toBe(200);
    const bodies: string[] = [];
    await expect
      .poll(() => spansIn([...(bodies.push(...traces.take()) ? bodies : [])]).map(({ name }) => name), {
        timeout: 15_000,
      })
      .toEqual(expect.arrayContaining(["GET /contracts/[number]", "prisma:client:operation"]));
    const spans = spansIn(bodies);
    for (const word of [ada.email, ada.session, "ada@", "ada%40", "never-told", "C-1001", "SELECT ", "Acme"])
      expect(bodies.join("\n")).not.toContain(word);
    expect(
      spans.flatMap(({ attributes }) => attributes.map(({ key }) => key)).filter((key) => !TOLD.test(key)),
    ).toEqual([]);
    expect(spans.flatMap(({ events }) => events ?? [])).toEqual([]);
  });

  test("[Operate] the web process counts its requests by route, for who has the token", async () => {
    const get = async (authorization?: string) =>
      ask(
        url,
        { method: "GET", path: "/api/metrics", headers: authorization ? { authorization } : {}, body: "" },
        null,
      );
    expect((await get()).status).toBe(404);
    expect((await get("Bearer wrong")).status).toBe(404);
    const text = (await get(`Bearer ${metricsToken}`)).body.toString("utf8");
    expect(text).toMatch(/portal_requests_total\{route="\/contracts\/\[number\]",method="GET",status="2xx"\} [1-9]/);
    expect(text).toMatch(/portal_request_seconds_bucket\{le="0.5",route="\/contracts\/\[number\]"\}/);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
    expect(text).toMatch(/^portal_database_up 1$/m);
    for (const word of ["C-1001", "acme", "ada"]) expect(text).not.toContain(word);
  });
}
