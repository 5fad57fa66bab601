import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "../process-identity";

/** The number of the Postgres that runs on this folder right now, or null. A stale pid file names no such process. */
export function runningPostgres(folder: string): number | null {
  const file = join(folder, "postmaster.pid");
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  return isAlive(pid) && worksIn(pid, folder) ? pid : null;
}

/**
 * Removes the pid file of a Postgres that is gone. Postgres itself refuses to start when the number in it belongs to
 * some other process by now, which is the normal case after a container or a machine has restarted.
 */
export function forgetStalePidFile(folder: string): void {
  if (runningPostgres(folder) === null) rmSync(join(folder, "postmaster.pid"), { force: true });
}

// Postgres makes its data folder its working directory, which tells ours from any other process.
function worksIn(pid: number, folder: string): boolean {
  try {
    if (process.platform === "linux") return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
    if (process.platform === "win32") return true;
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)])
      .toString()
      .includes(folder);
  } catch {
    return false;
  }
}
