import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort } from "../../scripts/free-port";
import { migrate } from "../../scripts/migration/migrate";
import { type Cluster, startCluster } from "../../scripts/postgres/cluster";
import { createDatabase, provisionLogins } from "../../scripts/postgres/provision";

const NAME = "portal";
const secret = (): string => randomBytes(18).toString("base64url");

/** A Postgres of a test's own, with the settings of the embedded one, whose folder can be lost and put back. */
export interface OwnServer {
  /** For what belongs to the test. */
  readonly home: string;
  readonly folder: string;
  readonly superuserUrl: string;
  /** Starts on another folder, at the same address and with the same logins. */
  readonly startOn: (folder: string) => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly end: () => Promise<void>;
}

/** Starts it and leads this process's portal and its assertions there: call it from `vi.hoisted`. */
export async function useOwnServer(): Promise<OwnServer> {
  const home = mkdtempSync(join(tmpdir(), "portal-own-server-"));
  chmodSync(home, 0o755);
  const options = { port: await findFreePort(), password: secret() };
  const [web, worker] = [secret(), secret()];
  const folder = join(home, "postgres");
  let cluster: Cluster = await startCluster({ ...options, folder });
  const urls = {
    DATABASE_URL: cluster.url(NAME, "portal_web", web),
    WORKER_DATABASE_URL: cluster.url(NAME, "portal_worker", worker),
    ADMIN_DATABASE_URL: cluster.url(NAME),
  };
  await provisionLogins(cluster.url("postgres"), [
    { name: "portal_web", password: web },
    { name: "portal_worker", password: worker, inherits: true },
  ]);
  await createDatabase(cluster.url("postgres"), NAME);
  await migrate({ url: urls.ADMIN_DATABASE_URL, webUrl: urls.DATABASE_URL, workerUrl: urls.WORKER_DATABASE_URL });
  Object.assign(process.env, urls);
  return {
    ...{ home, folder, superuserUrl: urls.ADMIN_DATABASE_URL },
    startOn: async (other) => {
      cluster = await startCluster({ ...options, folder: other });
    },
    stop: () => cluster.stop(),
    end: async () => {
      await cluster.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
