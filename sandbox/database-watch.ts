import { Pool } from "pg";

const OWN_NAME = "payment-sandbox";
const MOST = 1_000;

export interface IdleTransaction {
  /** The call during which it was seen. */
  call: string;
  applicationName: string;
  pid: number;
  /** How long it had been doing nothing. */
  idleMs: number;
}

/** Looks into the portal's database during each call: nobody may hold a transaction open while waiting for us [M6]. */
export class DatabaseWatch {
  #calls = 0;
  #idle: IdleTransaction[] = [];
  #failures = 0;
  readonly #pool: Pool;

  constructor(connectionString: string) {
    this.#pool = new Pool({
      connectionString,
      max: 2,
      application_name: OWN_NAME,
      connectionTimeoutMillis: 2_000,
      statement_timeout: 2_000,
    });
    this.#pool.on("error", () => undefined);
  }

  /** Notes what is idle in a transaction right now. A database that cannot be asked is counted, not hidden. */
  async look(method: string, path: string): Promise<void> {
    this.#calls += 1;
    try {
      const { rows } = await this.#pool.query<{ application_name: string; pid: number; idle_ms: number }>(
        `SELECT application_name, pid, (extract(epoch FROM clock_timestamp() - state_change) * 1000)::int AS idle_ms
           FROM pg_stat_activity
          WHERE state LIKE 'idle in transaction%' AND datname = current_database() AND application_name <> $1`,
        [OWN_NAME],
      );
      for (const row of rows)
        this.#idle.push({
          call: `${method} ${path}`,
          applicationName: row.application_name,
          pid: row.pid,
          idleMs: row.idle_ms,
        });
      this.#idle = this.#idle.slice(-MOST);
    } catch {
      this.#failures += 1;
    }
  }

  report(applicationName: string | null) {
    const idle = this.#idle.filter((one) => applicationName === null || one.applicationName === applicationName);
    return { calls: this.#calls, failures: this.#failures, idle };
  }

  clear(): void {
    this.#calls = 0;
    this.#failures = 0;
    this.#idle = [];
  }

  async stop(): Promise<void> {
    await this.#pool.end();
  }
}
