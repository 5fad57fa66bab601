import { createServer } from "node:http";
import { findFreePort } from "../../scripts/free-port";

export interface TraceCollector {
  readonly url: string;
  /** What was sent since the last time it was asked, as it was sent. */
  readonly take: () => string[];
  readonly stop: () => Promise<void>;
}

/** Takes spans by OTLP over http, as a collector does, and keeps them for the test. */
export async function startTraceCollector(): Promise<TraceCollector> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      if (request.url === "/v1/traces") bodies.push(body);
      response.writeHead(200, { "Content-Type": "application/json" }).end("{}");
    });
  });
  const port = await findFreePort();
  await new Promise<void>((listening) => {
    server.listen(port, "127.0.0.1", listening);
  });
  return {
    url: `http://127.0.0.1:${port}`,
    take: () => bodies.splice(0),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
