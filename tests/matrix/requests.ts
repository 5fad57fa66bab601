import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { computeCacheBustingSearchParam } from "next/dist/shared/lib/router/utils/cache-busting-search-param";
import { type Entry, type Params, pathOf, routerState } from "./entries";

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const RSC = { rsc: "1" };

/** The ways in which everything is asked for. */
export const WAYS = {
  HTML: {},
  HEAD: { method: "HEAD" },
  RSC: { headers: RSC },
  "RSC prefetch": { headers: { ...RSC, "next-router-prefetch": "1" } },
  "RSC of the page alone": { headers: RSC, isPageAlone: true },
  POST: { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: "a=b" },
} as const satisfies Record<
  string,
  { method?: string; headers?: Record<string, string>; isPageAlone?: true; body?: string }
>;
export type Way = keyof typeof WAYS;

/** A request for an entry; `search` begins with a question mark or is empty. */
export async function requestFor(
  entry: Entry,
  params: Params,
  search: string,
  way: Way,
  origin: string,
): Promise<Sent> {
  const { method, headers, isPageAlone, body } = { ...NOTHING, ...WAYS[way] };
  const tree = isPageAlone && entry.isPage ? { "next-router-state-tree": routerState(entry, params) } : {};
  const all: Record<string, string> = { ...headers, ...tree, ...(method === "POST" ? { origin } : {}) };
  const path = pathOf(entry.route, params);
  return { method, path: `${path}${all.rsc ? await withRouterKey(search, all) : search}`, headers: all, body };
}
const NOTHING = { method: "GET", headers: {}, isPageAlone: false, body: "" };

/** Next sends the router's requests away unless the address holds a hash of their headers. */
async function withRouterKey(search: string, headers: Record<string, string>): Promise<string> {
  const prefetch = headers["next-router-prefetch"] === "1" ? "1" : undefined;
  const key = await computeCacheBustingSearchParam(prefetch, undefined, headers["next-router-state-tree"], undefined);
  return `${search || "?"}${search ? "&" : ""}_rsc=${key}`;
}

/** A press of a button as the browser's script sends it: the action's state before, and the form's fields. */
export function actionRequest(id: string, path: string, fields: Params, origin: string | undefined): Sent {
  const boundary = "----matrix";
  const parts = [
    ...Object.entries(fields).map(([name, value]) => [`_1_${name}`, value] as const),
    ["0", '[{"status":"idle"},"$K1"]'] as const,
  ];
  const body = parts.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    method: "POST",
    path,
    headers: {
      accept: "text/x-component",
      "next-action": id,
      "content-type": `multipart/form-data; boundary=${boundary}`,
      ...(origin === undefined ? {} : { origin }),
    },
    body: `${body.join("")}--${boundary}--\r\n`,
  };
}

/** So many at once that the portal always has one to work on; more only wait for each other, and for its connections. */
const agent = new Agent({ maxSockets: 4 });
let sent = 0;

/** How many requests this file has sent. */
export const requestsSent = (): number => sent;

/** Sends it from a network address that nobody else has; no redirect is followed. */
export function send(
  url: string,
  { method, path, headers, body }: Sent,
  session: string | null,
  through: Agent = agent,
): Promise<Answer> {
  sent += 1;
  const from = { "x-forwarded-for": `10.${sent >> 16}.${(sent >> 8) & 255}.${sent & 255}` };
  const cookie = session ? { cookie: `portal-session=${session}` } : {};
  return new Promise((resolve, reject) => {
    const going = request(
      new URL(url),
      { agent: through, method, path, headers: { ...headers, ...from, ...cookie } },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("end", () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }),
        );
        answer.on("error", reject);
      },
    );
    going.on("error", reject);
    going.end(body);
  });
}
