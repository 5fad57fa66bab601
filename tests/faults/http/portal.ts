import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KEPT_METHODS } from "@/prisma/seed/kept-methods";
import { type Sandbox, startSandbox } from "@/sandbox/sandbox";
import { blankSettings } from "../../../scripts/blank-settings";
import { findFreePort } from "../../../scripts/free-port";
import { migrate } from "../../../scripts/migration/migrate";
import { createDatabase, provisionLogins } from "../../../scripts/postgres/provision";
import { nextCommand, startChild, typescript } from "../../../scripts/start/child";
import { startMailServer } from "../../setup/mail-server";
import { startTraceCollector, type TraceCollector } from "../../setup/trace-collector";
import { Database, Supervised } from "./processes";

const NAME = "portal";
const secret = (): string => randomBytes(18).toString("base64url");

/** The portal as people have it: production build, web process, worker, Postgres, provider and mail server. */
export interface WholePortal {
  readonly url: string;
  readonly web: Supervised;
  readonly worker: Supervised;
  readonly database: Database;
  readonly sandbox: Sandbox;
  readonly mails: Awaited<ReturnType<typeof startMailServer>>;
  /** What web process and worker tell a collector of traces. */
  readonly traces: TraceCollector;
  readonly metricsToken: string;
  /** What the web process has logged since the last time it was asked. */
  readonly takeLog: () => string[];
  readonly stop: () => Promise<void>;
}

interface Urls {
  readonly web: string;
  readonly worker: string;
  readonly owner: string;
}

async function openDatabase(folder: string): Promise<{ database: Database; urls: Urls }> {
  const database = await Database.start(folder, await findFreePort(), secret());
  const [web, worker] = [secret(), secret()];
  const { cluster } = database;
  await provisionLogins(cluster.url("postgres"), [
    { name: "portal_web", password: web },
    { name: "portal_worker", password: worker, inherits: true },
  ]);
  await createDatabase(cluster.url("postgres"), NAME);
  const urls = {
    web: cluster.url(NAME, "portal_web", web),
    worker: cluster.url(NAME, "portal_worker", worker),
    owner: cluster.url(NAME),
  };
  await migrate({ url: urls.owner, webUrl: urls.web, workerUrl: urls.worker });
  return { database, urls };
}

/** Starts all of it, and tells this process's own copy of the portal's functions where it is. */
export async function startWholePortal(): Promise<WholePortal> {
  const folder = mkdtempSync(join(tmpdir(), "portal-faults-"));
  chmodSync(folder, 0o755);
  const [{ database, urls }, mails, traces, port] = await Promise.all([
    openDatabase(folder),
    startMailServer(),
    startTraceCollector(),
    findFreePort(),
  ]);
  const metricsToken = secret() + secret();
  const sandbox = await startSandbox({
    databaseUrl: urls.owner,
    webhookUrl: `http://127.0.0.1:${port}/api/stripe/webhook`,
  });
  for (const { customer, method, card } of KEPT_METHODS) await sandbox.control.keepMethod({ customer, method, card });
  const settings = {
    ...settingsOf({ urls, sandbox, port, smtp: mails.url }),
    ...{ METRICS_TOKEN: metricsToken, OTEL_EXPORTER_OTLP_ENDPOINT: traces.url },
  };
  await seed({ ...settings, WORKER_DATABASE_URL: urls.worker });
  const log: string[] = [];
  const web = new Supervised(
    {
      name: "The portal",
      args: [nextCommand(), "start", "-p", String(port)],
      env: settings,
      onLine: (line) => log.push(line),
    },
    "Ready in",
  );
  const worker = new Supervised(
    {
      name: "The worker",
      args: typescript("scripts/worker.ts"),
      env: { ...settings, WORKER_DATABASE_URL: urls.worker },
    },
    "worker ready",
  );
  await Promise.all([web.start(), worker.start()]);
  Object.assign(process.env, settings, { ADMIN_DATABASE_URL: urls.owner, LOG_LEVEL: "silent" });
  const stop = async (): Promise<void> => {
    await Promise.all([web.stop(), worker.stop()]);
    await Promise.all([sandbox.stop(), mails.stop(), traces.stop(), database.cluster.stop()]);
    rmSync(folder, { recursive: true, force: true });
  };
  const takeLog = (): string[] => log.splice(0);
  return {
    url: `http://localhost:${port}`,
    web,
    worker,
    database,
    sandbox,
    mails,
    traces,
    metricsToken,
    takeLog,
    stop,
  };
}

interface Places {
  readonly urls: Urls;
  readonly sandbox: Sandbox;
  readonly port: number;
  readonly smtp: string;
}

function settingsOf({ urls, sandbox, port, smtp }: Places): Record<string, string | undefined> {
  const { PATH, HOME } = process.env;
  return {
    ...blankSettings(),
    ...{ PATH, HOME, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", PORT: String(port) },
    ...{ DATABASE_URL: urls.web, SMTP_URL: smtp, EMBEDDED: "database,mail,payments", AUTH_SECRET: secret() + secret() },
    ...{
      STRIPE_SECRET_KEY: sandbox.secretKey,
      STRIPE_WEBHOOK_SECRET: sandbox.webhookSecret,
      STRIPE_API_URL: sandbox.url,
    },
    // Each request comes from a network of its own: limits have tests of their own.
    TRUSTED_PROXIES: "1",
  };
}

async function seed(env: Record<string, string | undefined>): Promise<void> {
  const child = startChild({ name: "Seeding", args: typescript("prisma/seed/run.ts"), env });
  const { code } = await child.ended;
  if (code !== 0) throw new Error(child.lastLines());
}
