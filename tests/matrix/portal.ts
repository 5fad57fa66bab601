import { resolve } from "node:path";
import { blankSettings } from "../../scripts/blank-settings";
import { findFreePort } from "../../scripts/free-port";
import { nextCommand, startChild } from "../../scripts/start/child";

export interface Portal {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Serves the build in a folder as `npm start` does, on this file's own database and with its payment sandbox. */
export async function startPortal(folder: string): Promise<Portal> {
  const port = await findFreePort();
  const { DATABASE_URL, AUTH_SECRET, STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_API_URL, FILES_DIR, PATH, HOME } =
    process.env;
  const child = startChild({
    name: "The portal",
    args: [nextCommand(), "start", resolve(folder), "-p", String(port)],
    env: {
      ...{ ...blankSettings(), PATH, HOME, DATABASE_URL, AUTH_SECRET, STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET },
      ...{ FILES_DIR, STRIPE_API_URL, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", PORT: String(port) },
      EMBEDDED: "database,mail,payments",
      // What is asked at once finds one, however busy the machine: a full pool has tests of its own.
      DATABASE_POOL: "30",
      // Each request comes from a network of its own: limits have tests of their own.
      TRUSTED_PROXIES: "1",
      LOG_LEVEL: "error",
    },
  });
  const ended = child.ended.then(({ how }): never => {
    throw new Error(`The portal did not start (${how}).\n${child.lastLines()}`);
  });
  await Promise.race([child.saysLine("Ready in"), ended]);
  return { url: `http://localhost:${port}`, stop: () => child.stop() };
}
