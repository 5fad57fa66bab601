import { Client } from "pg";
import { postgresAccount } from "../postgres/account";
import { startCluster, stopCluster } from "../postgres/cluster";
import { runningPostgres } from "../postgres/leftover";
import { clusterFolder } from "../postgres/place";
import { createDatabase, provisionLogins } from "../postgres/provision";
import type { Secrets } from "./secrets";

/** How the processes reach the database: each with no more rights than it needs. */
export interface DatabaseUrls {
  web: string;
  worker: string;
  /** For migrating and seeding; never handed to the web or the worker. */
  migrate: string;
}

const NAME = "portal";

/** Starts the embedded Postgres of this DATA_DIR and makes sure of its database and login roles. */
export async function startDatabase(dataDir: string, port: number, secrets: Secrets): Promise<DatabaseUrls> {
  const folder = clusterFolder(dataDir, postgresAccount());
  const cluster = await startCluster({ folder, port, password: secrets.superuser });
  const admin = cluster.url("postgres");
  await createDatabase(admin, NAME);
  await provisionLogins(admin, [
    { name: "portal_web", password: secrets.web },
    { name: "portal_worker", password: secrets.worker, inherits: true },
  ]);
  return {
    web: cluster.url(NAME, "portal_web", secrets.web),
    worker: cluster.url(NAME, "portal_worker", secrets.worker),
    migrate: cluster.url(NAME),
  };
}

/** Stops the embedded Postgres of this DATA_DIR, whoever started it. */
export const stopDatabase = (dataDir: string): Promise<void> => stopCluster(clusterFolder(dataDir, postgresAccount()));

/** Ends it without a farewell: committed work is safe, and the next start puts the rest in order. */
export function abandonDatabase(dataDir: string): void {
  const pid = runningPostgres(clusterFolder(dataDir, postgresAccount()));
  if (pid !== null) process.kill(pid, "SIGQUIT");
}

/** Calls back when the database ends the connection that is held open for this: it has stopped or crashed. */
export async function watchDatabase(url: string, onEnd: () => void): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: url, keepAlive: true, application_name: "portal start" });
  let watching = true;
  client.on("error", () => undefined);
  client.on("end", () => watching && onEnd());
  await client.connect();
  return async () => {
    watching = false;
    await client.end().catch(() => undefined);
  };
}
