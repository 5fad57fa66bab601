import { Pool } from "pg";

const OWN_NAME = "payment-sandbox";
const MOST = 1_000;
/** Longer than anybody is between two statements. */
const STAYS_MS = 60;

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

  /**
   * Notes what is idle in a transaction and stays so: whoever does something else at the same time is between two of its
   * statements for a moment, whoever waits for our answer for as long as we look. A database that cannot be asked is
   * counted, not hidden.
   */
  async look(method: string, path: string): Promise<void> {
    this.#calls += 1;
    try {
      const first = await this.#idleNow();
      if (first.length === 0) return;
      await new Promise((passed) => setTimeout(passed, STAYS_MS));
      const still = new Map((await this.#idleNow()).map(({ pid, since }) => [pid, since]));
      const call = `${method} ${path}`;
      for (const { pid, since, applicationName, idleMs } of first)
        if (still.get(pid) === since) this.#idle.push({ call, applicationName, pid, idleMs: idleMs + STAYS_MS });
      this.#idle = this.#idle.slice(-MOST);
    } catch {
      this.#failures += 1;
    }
  }

  async #idleNow(): Promise<{ pid: number; since: string; applicationName: string; idleMs: number }[]> {
    const { rows } = await this.#pool.query(
      `SELECT pid, state_change::text AS since, application_name AS "applicationName",
              (extract(epoch FROM clock_timestamp() - state_change) * 1000)::int AS "idleMs"
         FROM pg_stat_activity
        WHERE state LIKE 'idle in transaction%' AND datname = current_database() AND application_name <> $1`,
      [OWN_NAME],
    );
    return rows;
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
