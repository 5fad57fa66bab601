import { execFile, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Run } from "../start/run";
import { unmeasured, type Verdict, verdict } from "./goals";
import { takeTurn } from "./load";
import { median } from "./numbers";
import type { Served } from "./servers";
import type { Target } from "./target";

const CONNECTIONS = 16;

interface Proxied {
  list: Target;
  second: Served;
  dataDir: string;
  port: number;
  databasePid: number;
  rounds: number;
  /** Requests of one turn. */
  turn: number;
  run: Run;
}

/**
 * Goal 9: two web processes behind nginx against one behind the same. Where there is no nginx there is nothing to say; on two
 * cores, which they share with Postgres and the load itself, twice as much cannot come of it.
 */
export async function proxyGoals({
  list,
  second,
  dataDir,
  port,
  databasePid,
  rounds,
  turn,
  run,
}: Proxied): Promise<Verdict[]> {
  if (!(await hasNginx())) return [unmeasured(9, "two web processes behind nginx", "there is no nginx here")];
  const first = new URL(list.url);
  await startNginx({ folder: join(dataDir, "nginx"), port, one: first.port, other: new URL(second.url).port, run });
  const through = (offset: number): Target => ({
    ...list,
    url: `http://127.0.0.1:${port + offset}${first.pathname}`,
  });
  const [one, two]: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round++) {
    const [alone, both] = [
      await takeTurn(through(0), databasePid, CONNECTIONS, turn),
      await takeTurn(through(1), databasePid, CONNECTIONS, turn),
    ];
    if (round === 0) continue;
    one.push(alone.requestsPerSecond);
    two.push(both.requestsPerSecond);
  }
  const rate = (all: number[]): string => `${median(all).toFixed(1)}/s`;
  const ratio = median(one.map((alone, index) => (1.8 * alone) / (two[index] ?? Number.NaN)));
  return [
    verdict(9, "1.8 × one web process behind nginx ÷ two", 1, ratio, `1.8 × ${rate(one)} ÷ ${rate(two)}`),
    await killed(through(1), second, databasePid, median(two)),
  ];
}

const UNDER_LOAD_SECONDS = 6;
const KILLED_AFTER_MS = 2_000;

/** `kill -9` of one of two under load: what is lost may be no more than what it can have had in its hands. */
async function killed(target: Target, second: Served, databasePid: number, rate: number): Promise<Verdict> {
  const killing = setTimeout(() => process.kill(-second.pid, "SIGKILL"), KILLED_AFTER_MS);
  const { failed, requests } = await takeTurn(target, databasePid, CONNECTIONS, Math.round(rate * UNDER_LOAD_SECONDS));
  clearTimeout(killing);
  const isGone = !isThere(second.pid);
  const detail = `${failed} of ${requests}, over ${CONNECTIONS} connections${isGone ? "" : "; it was over before"}`;
  const found = verdict(9, "requests lost when one of two is killed under load", CONNECTIONS, failed, detail);
  return { ...found, isMet: found.isMet && isGone };
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const hasNginx = (): Promise<boolean> =>
  promisify(execFile)("nginx", ["-v"]).then(
    () => true,
    () => false,
  );

interface Nginx {
  folder: string;
  port: number;
  one: string;
  other: string;
  run: Run;
}

// As deploy/nginx.conf has it: who meets a shut door, or one that is torn off, is sent to the other process.
async function startNginx({ folder, port, one, other, run }: Nginx): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const server = (listen: number, ports: readonly string[]): string => `
  upstream at${listen} { ${ports.map((to) => `server 127.0.0.1:${to};`).join(" ")} keepalive 32; }
  server { listen 127.0.0.1:${listen};
    location / { proxy_pass http://at${listen}; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $host;
      proxy_connect_timeout 3s; proxy_next_upstream error timeout; } }`;
  const text = `daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 256; }
http { access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;${server(port, [one])}${server(port + 1, [one, other])}
}
`;
  writeFileSync(join(folder, "nginx.conf"), text);
  const child = spawn("nginx", ["-c", join(folder, "nginx.conf"), "-p", folder], { stdio: "ignore" });
  run.atStop(() => void child.kill("SIGTERM"));
  run.atKill(() => void child.kill("SIGKILL"));
  for (let tries = 0; tries < 50; tries++) {
    const isThere = await fetch(`http://127.0.0.1:${port}/api/health/live`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) return;
    await new Promise((go) => setTimeout(go, 100));
  }
  throw new Error("nginx did not start");
}
