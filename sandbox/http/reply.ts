import type { ServerResponse } from "node:http";
import type { FaultBody, StripeFault } from "./fault";

/** An answer that is ready to be sent. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** No answer at all: the socket is closed under the caller. */
export const DROPPED = "dropped";

export const json = (status: number, value: unknown, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { "Content-Type": "application/json", ...headers },
  body: JSON.stringify(value, null, 2),
});

export const faultReply = ({ status, body }: Pick<StripeFault, "status"> & { body: FaultBody }): Reply =>
  json(status, { error: body });

export const html = (status: number, body: string, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { "Content-Type": "text/html; charset=utf-8", ...headers },
  body,
});

export const redirect = (location: string): Reply => ({ status: 303, headers: { Location: location }, body: "" });

export function send(response: ServerResponse, reply: Reply | typeof DROPPED): void {
  if (reply === DROPPED) {
    response.socket?.destroy();
    return;
  }
  response.writeHead(reply.status, {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    ...reply.headers,
    "Content-Length": Buffer.byteLength(reply.body),
  });
  response.end(reply.body);
}
