import { existsSync } from "node:fs";
import { join } from "node:path";
import { blankSettings } from "../blank-settings";
import { buildFingerprint, isBuilt, markBuilt } from "../build";
import { isPortFree } from "../free-port";
import { generateClient } from "../generate-client";
import { root } from "../migration/paths";
import { fingerprint, isStamped, stamp } from "../stamp";
import { type Child, MEMORY_BOUNDS, nextCommand } from "../start/child";
import { buildEnvironment } from "../start/environment";
import type { Run } from "../start/run";
import { StartError, say } from "../start/step";
import type { BenchArguments } from "./arguments";
import type { BenchDatabase, BenchServer } from "./database";

/** Where each server listens, and the number of its process. */
export interface Served {
  url: string;
  pid: number;
}

export interface Servers {
  portal: Served;
  bareHttp: Served;
  bareNext: Served;
  /** The portal on the small database. */
  portalSmall: Served;
  /** The portal on the large database once more. */
  portalTwin: Served;
  /** Documents drawn by bare libraries. */
  documents: Served;
}

const BARE_NEXT = "bench/bare-next";
const BARE_NEXT_STAMP = `${BARE_NEXT}/.next/bench-build`;
const READY_WITHIN_MS = 60_000;

/** Builds the portal and bare Next where their sources have changed. */
export async function buildServers(run: Run): Promise<void> {
  await run.step("Database client ready", generateClient);
  const portal = buildFingerprint();
  if (!isBuilt(portal)) {
    await build(run, "Portal", []);
    markBuilt(portal);
  }
  const bare = fingerprint(["bench", "package-lock.json"], (path) => path.endsWith("/.next"));
  if (!existsSync(join(root, BARE_NEXT, ".next", "BUILD_ID")) || !isStamped(BARE_NEXT_STAMP, bare)) {
    await build(run, "Bare Next", [BARE_NEXT]);
    stamp(BARE_NEXT_STAMP, bare);
  }
}

async function build(run: Run, name: string, folder: readonly string[]): Promise<void> {
  say(`… Building: ${name}; this may take a minute`);
  const args = [nextCommand(), "build", ...folder];
  await run.step(`${name} built`, () => run.task({ name: `The build of ${name}`, args, env: buildEnvironment() }));
}

type SixPorts = [number, number, number, number, number, number];

/** Starts the portal, both baselines, and the portal once more on the small database; all in production mode. */
export async function startServers(
  args: BenchArguments,
  { large, small, secrets }: BenchServer,
  run: Run,
): Promise<Servers> {
  const [first, second, third, fourth, fifth, sixth] = [0, 1, 2, 3, 4, 5].map((n) => args.port + n) as SixPorts;
  const start = (name: string, port: number, command: string[], env: Environment, path = "/") =>
    startServer(run, { name, port, command, env, path });
  const portal = (name: string, port: number, { web }: BenchDatabase, mayDie = false) =>
    startPortal(run, { name, port, env: portalSettings(port, web, secrets.auth), mayDie });
  return {
    portal: await portal("The portal", first, large),
    bareHttp: await start("Bare http", second, ["bench/bare-http.mjs", String(second)], bareSettings(large)),
    bareNext: await start("Bare Next", third, nextStart(third, BARE_NEXT), bareSettings(large)),
    portalSmall: await portal("The portal on the small database", fourth, small),
    portalTwin: await portal("The portal once more", fifth, large, true),
    documents: await start("Bare documents", sixth, ["bench/bare-documents.mjs", String(sixth)], {}, "/pdfkit/1"),
  };
}

interface PortalOptions {
  name: string;
  port: number;
  env: Environment;
  mayDie?: boolean;
}

export const startPortal = (run: Run, { name, port, env, mayDie = false }: PortalOptions): Promise<Served> =>
  startServer(run, {
    name,
    port,
    command: [...MEMORY_BOUNDS, ...nextStart(port)],
    env,
    path: "/api/health/ready",
    mayDie,
  });

const nextStart = (port: number, ...folder: string[]): string[] => [
  nextCommand(),
  ...["start", ...folder, "-p", String(port)],
];

/** As `npm start` sets them. Mail is never sent. */
export const portalSettings = (port: number, web: string, auth: string): Environment => ({
  ...blankSettings(),
  PORT: String(port),
  DATABASE_URL: web,
  AUTH_SECRET: auth,
  EMBEDDED: "database,mail",
});

/** What pg reads by itself. */
function bareSettings({ admin }: BenchDatabase): Environment {
  const { hostname, port, username, password, pathname } = new URL(admin);
  return {
    PGHOST: hostname,
    PGPORT: port,
    PGUSER: username,
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: pathname.slice(1),
  };
}

type Environment = Record<string, string>;

interface ServerOptions {
  name: string;
  port: number;
  command: string[];
  env: Environment;
  /** Answered once it is ready. */
  path: string;
  /** Ended on purpose, it is started again; of all others the end is everybody's. */
  mayDie?: boolean;
}

export async function startServer(
  run: Run,
  { name, port, command, env, path, mayDie }: ServerOptions,
): Promise<Served> {
  if (!(await isPortFree(port))) throw new StartError(`Port ${port} is in use: name another with --port.`);
  const { PATH, HOME } = process.env;
  const url = `http://127.0.0.1:${port}`;
  const options = {
    name,
    args: command,
    env: { PATH, HOME, ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  };
  let pid = 0;
  const isReady = async (child: Child): Promise<void> => {
    pid = child.pid;
    const ended = child.ended.then(({ how }): never => {
      throw new StartError(`${name} did not start (${how}).\n${child.lastLines()}`);
    });
    await Promise.race([answers(url + path, name, child.lastLines), ended]);
  };
  await run.step(`${name} started`, () => (mayDie ? run.lasting(options, isReady) : isReady(run.service(options))));
  return { url, pid };
}

async function answers(url: string, name: string, lastLines: () => string): Promise<void> {
  const since = performance.now();
  while (performance.now() - since < READY_WITHIN_MS) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      await response.arrayBuffer();
      if (response.ok) return;
    } catch {
      // Not yet.
    }
    await new Promise((go) => setTimeout(go, 150));
  }
  throw new StartError(`${name} did not become ready in a minute.\n${lastLines()}`);
}
