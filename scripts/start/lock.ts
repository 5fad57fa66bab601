import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { processIdentity } from "../process-identity";
import { StartError } from "./step";

const noted = z.object({ pid: z.number().int(), identity: z.string().nullable() });
const lockShape = noted.extend({ children: z.array(noted) });
type Noted = z.output<typeof noted>;

/** One start at a time works on a DATA_DIR. */
export interface Lock {
  /** Notes a process of ours, so that the next start finds it should this one be killed. */
  noteChild: (pid: number) => void;
  release: () => void;
}

const note = (pid: number): Noted => ({ pid, identity: processIdentity(pid) });
const isRunning = ({ pid, identity }: Noted): boolean => identity !== null && processIdentity(pid) === identity;

/** Takes DATA_DIR for this process. Ends what a killed start left running. @throws StartError where one is running */
export async function takeLock(dataDir: string): Promise<Lock> {
  const file = lockFile(dataDir);
  const before = readLock(file);
  if (before && isRunning(before)) throw new StartError(inUse(dataDir, before.pid));
  if (before) await Promise.all(before.children.filter(isRunning).map(end));
  rmSync(file, { force: true });
  const own = { ...note(process.pid), children: [] as Noted[] };
  try {
    writeFileSync(file, JSON.stringify(own), { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    throw new StartError(inUse(dataDir, readLock(file)?.pid));
  }
  return {
    noteChild: (pid) => {
      own.children.push(note(pid));
      writeFileSync(file, JSON.stringify(own));
    },
    release: () => rmSync(file, { force: true }),
  };
}

/** The process whose start holds this DATA_DIR now, or null. */
export function lockHolder(dataDir: string): number | null {
  const held = readLock(lockFile(dataDir));
  return held && isRunning(held) ? held.pid : null;
}

const lockFile = (dataDir: string): string => join(dataDir, "start.lock");

const inUse = (dataDir: string, pid: number | undefined): string =>
  `The portal is already running on ${dataDir} (process ${pid ?? "unknown"}): stop it first, or give this one its own DATA_DIR and ports.`;

function readLock(file: string) {
  try {
    return lockShape.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}

async function end(child: Noted): Promise<void> {
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    if (isRunning(child)) process.kill(child.pid, signal);
    for (let waited = 0; waited < 5_000 && isRunning(child); waited += 100)
      await new Promise((go) => setTimeout(go, 100));
  }
}
