import { join } from "node:path";
import { type Cluster, startCluster } from "../../../scripts/postgres/cluster";
import { runningPostgres } from "../../../scripts/postgres/leftover";
import { type Child, type ChildOptions, startChild } from "../../../scripts/start/child";

/** Between two looks at something that takes its time. */
const LOOK_AGAIN_MS = 50;
const PATIENCE_MS = 60_000;

/** Asks again until there is an answer: for looking at what may be down just now. @throws the last error, in the end */
export async function eventually<T>(ask: () => Promise<T>): Promise<T> {
  const since = performance.now();
  for (;;)
    try {
      return await ask();
    } catch (error) {
      if (performance.now() - since > PATIENCE_MS) throw error;
      await new Promise((go) => setTimeout(go, LOOK_AGAIN_MS));
    }
}

/** A process that is started again whenever it ends, as whoever runs the portal does it. */
export class Supervised {
  /** How often it was killed, and how often it ended by itself. */
  readonly endings = { killed: 0, byItself: 0 };
  #child: Child | null = null;
  #ready: Promise<unknown> = Promise.resolve();
  #isStopping = false;

  constructor(
    private readonly options: ChildOptions,
    private readonly readyLine: string,
  ) {}

  start(): Promise<unknown> {
    const child = startChild(this.options);
    this.#child = child;
    let isKilled = false;
    this.#ready = Promise.race([child.saysLine(this.readyLine), child.ended]);
    const again = child.ended.then(async () => {
      if (this.#isStopping) return;
      this.endings[isKilled ? "killed" : "byItself"] += 1;
      await new Promise((go) => setTimeout(go, LOOK_AGAIN_MS));
      await this.start();
    });
    this.kill = () => {
      isKilled = true;
      this.#ready = again;
      child.kill();
    };
    return this.#ready;
  }

  /** `kill -9`. */
  kill: () => void = () => undefined;

  /** SIGTERM, and how it ended. */
  async ask(): Promise<string> {
    const child = this.#child;
    await child?.stop();
    return (await child?.ended)?.how ?? "not started";
  }

  async ready(): Promise<void> {
    for (let last: unknown; last !== this.#ready; ) {
      last = this.#ready;
      await last;
    }
  }

  lastLines = (): string => this.#child?.lastLines() ?? "";

  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#child?.stop();
  }
}

/** A Postgres of its own, which can be killed. What it has committed is in the system's hands, which nobody kills. */
export class Database {
  private constructor(
    private readonly options: Parameters<typeof startCluster>[0],
    readonly cluster: Cluster,
  ) {}

  static async start(folder: string, port: number, password: string): Promise<Database> {
    const settings = { fsync: "off", max_connections: "120" };
    const options = { folder: join(folder, "postgres"), port, password, settings };
    // However the test ends: what it did not get to stop is not left running.
    process.once("exit", () => abandon(options.folder));
    return new Database(options, await startCluster(options));
  }

  /** `kill -9` of all of it, and up again; what was orphaned may take a moment to go. */
  async kill(): Promise<void> {
    const pid = runningPostgres(this.options.folder);
    if (pid !== null) process.kill(pid, "SIGKILL");
    await eventually(() => startCluster(this.options));
  }
}

function abandon(folder: string): void {
  const pid = runningPostgres(folder);
  if (pid !== null) process.kill(pid, "SIGQUIT");
}
