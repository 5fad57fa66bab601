import { createHash } from "node:crypto";
import { Client } from "pg";
import { migrate } from "../migration/migrate";
import { postgresAccount } from "../postgres/account";
import { type Cluster, startCluster, stopCluster } from "../postgres/cluster";
import { runningPostgres } from "../postgres/leftover";
import { clusterFolder } from "../postgres/place";
import { createDatabase, dropDatabase, provisionLogins } from "../postgres/provision";
import { fingerprint } from "../stamp";
import { prepareDataDir } from "../start/data-dir";
import { takeLock } from "../start/lock";
import type { Run } from "../start/run";
import { loadSecrets, type Secrets } from "../start/secrets";
import { StartError, say } from "../start/step";
import type { BenchArguments } from "./arguments";
import { type DataSize, fillStatements } from "./data-set";

/** One measured database. */
export interface BenchDatabase {
  name: string;
  invoices: number;
  /** As the portal's web process connects. */
  web: string;
  /** As a superuser: to prepare, and for the baselines, which know no rights. */
  admin: string;
}

export interface BenchServer {
  large: BenchDatabase;
  small: BenchDatabase;
  secrets: Secrets;
  /** The number of the server's first process. */
  pid: number;
}

// Enough that a million invoices are read from memory, as on a server of their own.
const SETTINGS = {
  shared_buffers: "1GB",
  max_wal_size: "4GB",
  max_connections: "60",
  checkpoint_timeout: "30min",
  // Else its workers would start in the middle of a round.
  autovacuum: "off",
};

const SMALL = 10_000;
/** From so many invoices on, one account has a fifth of them. */
const LARGE_FROM = 100_000;

/** Starts the bench's own Postgres and makes sure of its two databases and their rows. */
export async function openDatabases(args: BenchArguments, run: Run): Promise<BenchServer> {
  prepareDataDir(args.dataDir);
  const lock = await takeLock(args.dataDir);
  run.atStop(lock.release);
  run.noteChildren(lock.noteChild);
  const secrets = loadSecrets(args.dataDir);
  const folder = clusterFolder(args.dataDir, postgresAccount());
  const cluster = await run.step("Database started", async () => {
    run.atStop(() => stopCluster(folder));
    run.atKill(() => abandon(folder));
    return startCluster({ folder, port: args.dbPort, password: secrets.superuser, settings: SETTINGS });
  });
  await provisionLogins(cluster.url("postgres"), [{ name: "portal_web", password: secrets.web }]);
  const pid = runningPostgres(folder);
  if (pid === null) throw new StartError("The database stopped unexpectedly.");
  return {
    large: await openOne(cluster, secrets, "bench_large", args.invoices, run),
    small: await openOne(cluster, secrets, "bench_small", Math.min(SMALL, args.invoices), run),
    secrets,
    pid,
  };
}

function abandon(folder: string): void {
  const pid = runningPostgres(folder);
  if (pid !== null) process.kill(pid, "SIGQUIT");
}

async function openOne(cluster: Cluster, secrets: Secrets, name: string, invoices: number, run: Run) {
  const database: BenchDatabase = {
    name,
    invoices,
    web: cluster.url(name, "portal_web", secrets.web),
    admin: cluster.url(name),
  };
  const size: DataSize = { invoices, largeContracts: invoices >= LARGE_FROM ? Math.floor(invoices / 2_500) : 0 };
  const statements = fillStatements(size);
  const stamp = createHash("sha256")
    .update(JSON.stringify(statements) + fingerprint(["prisma/migrations", "prisma/after-migrate.sql"]))
    .digest("hex");
  const server = cluster.url("postgres");
  const shown = `${invoices.toLocaleString("en")} invoices`;
  if ((await stampOf(server, name)) === stamp) {
    say(`✓ ${shown}: kept from the last run`);
    return database;
  }
  say(`… Making ${shown}; a million takes some minutes`);
  await run.step(`${shown} made`, async () => {
    await dropDatabase(server, name);
    await createDatabase(server, name);
    await migrate({ url: database.admin, webUrl: database.web });
    await withClient(database.admin, (client) => fill(client, statements));
    // Last, and on the database itself: rows that were made halfway are made again, and no stamp outlives them.
    await withClient(server, (client) => client.query(`comment on database ${name} is '${stamp}'`));
  });
  return database;
}

async function stampOf(server: string, name: string): Promise<string | null> {
  const { rows } = await withClient(server, (client) =>
    client.query("select shobj_description(oid, 'pg_database') as stamp from pg_database where datname = $1", [name]),
  );
  return rows[0]?.stamp ?? null;
}

/** Indexes are made after the rows: a fraction of the time, and as dense as a rebuilt one. */
async function fill(client: Client, statements: readonly string[]): Promise<void> {
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes
     where tablename = 'invoice' and not exists (select from pg_index where indexrelid = indexname::regclass and indisunique)`,
  );
  for (const { name } of indexes) await client.query(`drop index ${client.escapeIdentifier(name)}`);
  for (const statement of statements) await client.query(statement);
  for (const { definition } of indexes) await client.query(definition);
  await client.query("vacuum (analyze)");
  await client.query("checkpoint");
}

/** One connection for one piece of work. */
export async function withClient<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
