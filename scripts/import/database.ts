import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { readEnv, SettingError } from "@/lib/platform/env";
import { root } from "../migration/paths";
import { postgresAccount } from "../postgres/account";
import { runningPostgres } from "../postgres/leftover";
import { clusterFolder } from "../postgres/place";
import { loadEnvFiles } from "../settings";
import { loadSecrets } from "../start/secrets";

const NOT_RUNNING =
  "The embedded database is not running: run npm start in another terminal first, or set DATABASE_URL.";
/** In Postgres' own note of a running server, the line with its port. */
const PORT_LINE = 3;

/**
 * The settings a script needs to reach the portal's database: the one DATABASE_URL names, else the embedded one that
 * `npm start` runs on this DATA_DIR, wherever it listens.
 * @throws SettingError where there is none to be reached
 */
export function databaseSettings(): Record<string, string | undefined> {
  const source = loadEnvFiles();
  const env = readEnv(source);
  if (env.DATABASE_URL) return source;
  const dataDir = resolve(root, env.DATA_DIR);
  if (!existsSync(join(dataDir, "secrets.json"))) throw new SettingError(NOT_RUNNING);
  const folder = clusterFolder(dataDir, postgresAccount());
  if (runningPostgres(folder) === null) throw new SettingError(NOT_RUNNING);
  const port = Number(readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n")[PORT_LINE]);
  const { web } = loadSecrets(dataDir);
  return {
    ...source,
    EMBEDDED: "database,mail",
    DATABASE_URL: `postgresql://portal_web:${encodeURIComponent(web)}@127.0.0.1:${port}/portal`,
  };
}

/** A database that is not there or not ready, in a sentence; null for anything else. */
export function sentenceFor(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code, cause } = error as Error & { code?: string };
  const words = `${code ?? ""} ${error.message} ${cause instanceof Error ? cause.message : ""}`;
  if (/ECONNREFUSED|ENOTFOUND|P1001|Can't reach/.test(words)) return "The database does not answer: is it running?";
  if (/28P01|P1000|Authentication failed/.test(words)) return "The database refuses the login in DATABASE_URL.";
  if (/P2021|42P01|does not exist/.test(words)) return "The database is not up to date: run npm run migrate first.";
  if (/platform\.busy/.test(words))
    return "The database is busy or the dry run took too long: try again, or with fewer files.";
  return null;
}
