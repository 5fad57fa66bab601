import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * Tells one process from a later one that happens to get the same number: a word that is the same as long as it is
 * the same process. Null means that no such process runs.
 */
export function processIdentity(pid: number): string | null {
  if (!isAlive(pid)) return null;
  try {
    if (process.platform === "linux") return `${bootId()}/${startTime(pid)}`;
    if (process.platform !== "win32")
      return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)])
        .toString()
        .trim();
  } catch {
    return null;
  }
  return "running";
}

/** Whether a process of that number runs, ours or not. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

const bootId = (): string => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();

// The name in the second field may hold spaces and brackets, so the fields are counted after its last bracket.
const fieldsAfterName = (pid: number): string[] => {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
};

const startTime = (pid: number): string => fieldsAfterName(pid)[19] ?? "";

function isZombie(pid: number): boolean {
  if (process.platform !== "linux") return false;
  try {
    return fieldsAfterName(pid)[0] === "Z";
  } catch {
    return true;
  }
}
