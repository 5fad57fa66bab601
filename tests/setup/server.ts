import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { findFreePort } from "../../scripts/free-port";
import { generateClient } from "../../scripts/generate-client";
import { migrate } from "../../scripts/migration/migrate";
import { type Cluster, startCluster, stopCluster } from "../../scripts/postgres/cluster";
import { createDatabase, provisionLogins } from "../../scripts/postgres/provision";
import { processIdentity } from "../../scripts/process-identity";
import { type DatabaseServer, TEMPLATE } from "./database-server";

const PREFIX = "portal-test-";

// Nothing here outlives the run, so nothing waits for the disk.
const FAST = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "120" };

/** Starts a Postgres for this run of the tests and migrates the database that every test file gets a copy of. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await generateClient();
  await clearAwayDeadRuns();
  const folder = join(tmpdir(), `${PREFIX}${process.pid}`);
  mkdirSync(folder);
  // Postgres may run as another account than ours, and has to get through to its own folder.
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, "owner"), processIdentity(process.pid) ?? "");
  const cluster = await startCluster({
    folder: join(folder, "postgres"),
    port: await findFreePort(),
    password: secret(),
    settings: FAST,
  });
  project.provide("databaseServer", await migrateTemplate(cluster));
  return async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

const secret = (): string => randomBytes(18).toString("base64url");

async function migrateTemplate(cluster: Cluster): Promise<DatabaseServer> {
  const server = { adminUrl: cluster.url("postgres"), webPassword: secret(), workerPassword: secret() };
  await provisionLogins(server.adminUrl, [
    { name: "portal_web", password: server.webPassword },
    { name: "portal_worker", password: server.workerPassword, inherits: true },
  ]);
  await createDatabase(server.adminUrl, TEMPLATE);
  await migrate({
    url: cluster.url(TEMPLATE),
    webUrl: cluster.url(TEMPLATE, "portal_web", server.webPassword),
    workerUrl: cluster.url(TEMPLATE, "portal_worker", server.workerPassword),
  });
  return server;
}

// A run that was killed could not clean up after itself; the next one does.
async function clearAwayDeadRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    const running = processIdentity(Number(name.slice(PREFIX.length)));
    // One that has only just begun may not have written down yet who it is.
    if (running !== null && running === (ownerOf(folder) ?? running)) continue;
    await stopCluster(join(folder, "postgres"));
    rmSync(folder, { recursive: true, force: true });
  }
}

function ownerOf(folder: string): string | null {
  try {
    return readFileSync(join(folder, "owner"), "utf8");
  } catch {
    return null;
  }
}
