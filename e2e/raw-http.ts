import { type IncomingHttpHeaders, request } from "node:http";
import { portalUrl } from "./server";

export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

interface RawRequest {
  method?: string;
  headers?: Record<string, string>;
  /** The value of the session cookie. */
  session?: string;
  body?: string;
}

/** A request that no browser would send: any method, any header, no redirect followed. */
export function rawHttp(
  path: string,
  { method = "GET", headers = {}, session, body }: RawRequest = {},
): Promise<RawAnswer> {
  const cookie = session ? { cookie: `portal-session=${session}` } : {};
  return new Promise((resolve, reject) => {
    const sent = request(new URL(portalUrl), { method, path, headers: { ...cookie, ...headers } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(parts).toString("utf8"),
        }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
