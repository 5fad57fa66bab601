import { execFile } from "node:child_process";
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { type Account, postgresAccount } from "./account";
import { findPostgres } from "./binaries";
import { forgetStalePidFile, runningPostgres } from "./leftover";
import { reachableBinaries } from "./place";

export interface ClusterOptions {
  /** The data folder; made where it is missing. */
  folder: string;
  port: number;
  /** The superuser's; taken when the folder is made. */
  password: string;
  /** Postgres settings beside the port, e.g. `fsync: "off"`. */
  settings?: Record<string, string>;
}

export interface Cluster {
  /** A connection string for the superuser, or for another login. */
  url: (database: string, user?: string, password?: string) => string;
  /** Ends open connections and stops; nothing of it is left running. */
  stop: () => Promise<void>;
}

const SUPERUSER = "postgres";
const run = promisify(execFile);

/** Starts a Postgres on 127.0.0.1 only, with no socket file. Stops a leftover one of the same folder first. */
export async function startCluster({ folder, port, password, settings = {} }: ClusterOptions): Promise<Cluster> {
  const account = postgresAccount();
  const tools = toolsFor(account);
  if (!existsSync(join(folder, "PG_VERSION"))) await initialise(folder, password, account, tools);
  await stopCluster(folder);
  await tools.control(folder, "start", "-l", join(folder, "server.log"), "-o", flags(port, settings)).catch((error) => {
    throw new Error(`Postgres did not start: ${lastLines(join(folder, "server.log"))}`, { cause: error });
  });
  return {
    url: (database, user = SUPERUSER, secret = password) =>
      `postgresql://${user}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${database}`,
    stop: () => stopCluster(folder),
  };
}

/** Stops the Postgres that runs on this folder, if one does, and clears away what a crashed one left behind. */
export async function stopCluster(folder: string): Promise<void> {
  if (runningPostgres(folder) !== null) {
    const { control } = toolsFor(postgresAccount());
    await control(folder, "stop", "-m", "fast", "-t", "20").catch(() => control(folder, "stop", "-m", "immediate"));
  }
  forgetStalePidFile(folder);
}

function toolsFor(account: Account) {
  const native = reachableBinaries(findPostgres(), account);
  // Postgres gets none of our settings: they hold secrets that are not its business.
  const { NODE_ENV, PATH, SystemRoot, TEMP, TMP } = process.env;
  const options = { ...account, cwd: native, env: { NODE_ENV, PATH, SystemRoot, TEMP, TMP, LC_ALL: "C" } };
  const tool = (name: string, args: string[]) => run(join(native, "bin", name), args, options);
  return {
    initdb: (args: string[]) => tool("initdb", args),
    control: (folder: string, verb: string, ...args: string[]) => tool("pg_ctl", [verb, "-D", folder, "-w", ...args]),
  };
}

// Made beside its place and moved there when done: a start that is broken off halfway leaves no half database.
async function initialise(folder: string, password: string, account: Account, tools: ReturnType<typeof toolsFor>) {
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true, mode: 0o755 });
  mkdirSync(unfinished, { mode: 0o700 });
  const secrets = mkdtempSync(join(tmpdir(), "portal-initdb-"));
  const passwordFile = join(secrets, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [unfinished, secrets, passwordFile]) chownSync(path, account.uid, account.gid);
  try {
    await tools.initdb(["-D", unfinished, "-U", SUPERUSER, "--pwfile", passwordFile, "-A", "scram-sha-256", ...LOCALE]);
  } finally {
    rmSync(secrets, { recursive: true, force: true });
  }
  renameSync(unfinished, folder);
}

// Postgres' own locale: the same order of text on every machine, whatever the system has installed.
const LOCALE = ["-E", "UTF8", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C"];

function flags(port: number, settings: Record<string, string>): string {
  const all = {
    unix_socket_directories: "",
    listen_addresses: "127.0.0.1",
    timezone: "UTC",
    log_timezone: "UTC",
    ...settings,
  };
  return [`-p ${port}`, ...Object.entries(all).map(([name, value]) => `-c ${name}=${value}`)].join(" ");
}

function lastLines(file: string): string {
  if (!existsSync(file)) return "it left no log.";
  return readFileSync(file, "utf8").trim().split("\n").slice(-4).join("\n");
}
