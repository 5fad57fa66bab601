import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Account, canEnter } from "./account";

// As root only, and only where Postgres' own account cannot reach the project, as under /root.
const OUTSIDE = "/var/lib/billing-portal";

/** Where the embedded Postgres is run from: the installed package, or a copy that its account can reach. */
export function reachableBinaries(native: string, account: Account): string {
  if (canEnter(join(native, "bin"), account)) return native;
  const version = readFileSync(join(native, "..", "package.json"), "utf8").match(/"version": "([^"]+)"/)?.[1] ?? "0";
  const copy = join(OUTSIDE, `postgres-${version}`);
  if (existsSync(copy)) return copy;
  mkdirSync(OUTSIDE, { recursive: true, mode: 0o755 });
  const unfinished = `${copy}.${process.pid}`;
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

/** Where the database of this DATA_DIR lives: in it, or beside the copied binaries where Postgres cannot reach it. */
export function clusterFolder(dataDir: string, account: Account): string {
  return canEnter(dataDir, account) ? join(dataDir, "postgres") : outsideFolder(dataDir);
}

/** The place outside for this DATA_DIR, whether or not it is in use. */
export function outsideFolder(dataDir: string): string {
  return join(OUTSIDE, createHash("sha256").update(dataDir).digest("hex").slice(0, 12), "postgres");
}
