import { Client } from "pg";

/** What a worker and its hands lock while they are there. Postgres lets go of it when their line to it is gone. */
const HANDS = "hashtext('worker hands')";
const BEGINNING = "hashtext('a worker begins')";
/** A beginning takes milliseconds; whoever waits longer than this for one is better started again. */
const PATIENCE = "10s";
/** A machine that has vanished is noticed within a minute, on either end of the line. */
const NOTICED = "-c tcp_keepalives_idle=20 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3";

/**
 * That a worker process is alive, for as long as its line to the database is: each of its hands, which jobs are locked by,
 * holds a lock of its own there. What is locked by a hand that holds none is free again at once [P1]; the job runner itself
 * would leave it locked for four hours, and with it the mail or the event it is about.
 */
export class Presence {
  #isLeaving = false;
  private constructor(private readonly line: Client) {}

  /** @param onLost called when the line is gone: others may take this worker's jobs from then on, so it must stop. */
  static async begin(connectionString: string, onLost: () => void): Promise<Presence> {
    const line = new Client({ connectionString, keepAlive: true, application_name: "portal worker", options: NOTICED });
    line.on("error", () => undefined);
    await line.connect();
    const presence = new Presence(line);
    line.on("end", () => {
      if (!presence.#isLeaving) onLost();
    });
    // Until all hands are known to be alive, nobody looks for dead ones.
    await line.query(`SET lock_timeout = '${PATIENCE}'`);
    await line.query(`SELECT pg_advisory_lock_shared(${HANDS}, ${BEGINNING})`);
    return presence;
  }

  /** These are all the hands there are. */
  async begun(hands: readonly string[]): Promise<void> {
    await this.line.query(`SELECT pg_advisory_lock(${HANDS}, hashtext(hand)) FROM unnest($1::text[]) hand`, [hands]);
    await this.line.query(`SELECT pg_advisory_unlock_shared(${HANDS}, ${BEGINNING})`);
  }

  async end(): Promise<void> {
    this.#isLeaving = true;
    await this.line.end();
  }
}

/** Frees what is locked by hands that are there no more; on a line of its own, since one's own locks are no obstacle. */
export async function freeDeadHands(connectionString: string): Promise<void> {
  const line = new Client({ connectionString, keepAlive: true });
  line.on("error", () => undefined);
  await line.connect();
  try {
    await line.query(`BEGIN; SET LOCAL lock_timeout = '${PATIENCE}'`);
    await line.query(`SELECT pg_advisory_xact_lock(${HANDS}, ${BEGINNING})`);
    await line.query(
      `SELECT graphile_worker.force_unlock_workers(array_agg(hand)) FROM (
         SELECT DISTINCT locked_by AS hand FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL) held
       WHERE pg_try_advisory_xact_lock(${HANDS}, hashtext(hand)) HAVING count(*) > 0`,
    );
    await line.query("COMMIT");
  } finally {
    await line.end();
  }
}
