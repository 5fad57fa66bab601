import { readdirSync, readFileSync } from "node:fs";

/** CPU time used up to now, in clock ticks of a hundredth of a second. */
export interface CpuTimes {
  /** The server's processes. */
  server: number;
  /** Postgres. */
  database: number;
  /** This process, which makes the load. */
  bench: number;
  /** The whole machine, everybody together. */
  machine: number;
  /** When, in milliseconds. */
  at: number;
}

export const TICK_MS = 10;

/** The CPU time of two process trees, of this process and of the machine, at one moment. Linux only. */
export function readCpu(serverPid: number, databasePid: number): CpuTimes {
  const processes = readProcesses();
  return {
    server: ticksOf(serverPid, processes),
    database: ticksOf(databasePid, processes),
    bench: processes.get(process.pid)?.ticks ?? 0,
    machine: machineTicks(),
    at: performance.now(),
  };
}

interface Process {
  parent: number;
  ticks: number;
}

function readProcesses(): Map<number, Process> {
  const found = new Map<number, Process>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      found.set(Number(name), parseStat(readFileSync(`/proc/${name}/stat`, "utf8")));
    } catch {
      // It has ended meanwhile.
    }
  }
  return found;
}

/** The name may hold spaces and brackets, so the fields are counted after its last bracket. */
function parseStat(stat: string): Process {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // User and system time, its own and that of children it has seen end.
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return { parent: Number(fields[1]), ticks };
}

function ticksOf(root: number, processes: ReadonlyMap<number, Process>): number {
  const belongs = (pid: number): boolean => {
    for (let at = pid; at > 1; at = processes.get(at)?.parent ?? 0) if (at === root) return true;
    return false;
  };
  let sum = 0;
  for (const [pid, { ticks }] of processes) if (belongs(pid)) sum += ticks;
  return sum;
}

/** All but idle and waiting for a disk; what a host takes away counts as somebody else's. */
function machineTicks(): number {
  const [line = ""] = readFileSync("/proc/stat", "utf8").split("\n");
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = line
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return user + nice + system + irq + softirq + steal;
}

export interface CpuUse {
  serverMs: number;
  databaseMs: number;
  /** How many cores everybody else kept busy meanwhile: 0.00 on a quiet machine. */
  otherCores: number;
}

/** What was used between two readings. */
export function cpuBetween(before: CpuTimes, after: CpuTimes): CpuUse {
  const server = after.server - before.server;
  const database = after.database - before.database;
  const others = after.machine - before.machine - server - database - (after.bench - before.bench);
  const elapsed = Math.max(after.at - before.at, TICK_MS);
  return {
    serverMs: server * TICK_MS,
    databaseMs: database * TICK_MS,
    otherCores: Math.max(0, (others * TICK_MS) / elapsed),
  };
}
