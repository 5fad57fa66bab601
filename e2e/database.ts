import { createHash, randomBytes, randomUUID } from "node:crypto";
import { Pool, type QueryResultRow } from "pg";
import { databaseUrl } from "./server";

/** Rows put in place for a test and looked at after it, as the superuser. */
export class Database {
  private readonly pool = new Pool({ connectionString: databaseUrl(), max: 3 });

  async rows<Row extends QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row>(sql, values)).rows;
  }

  async row<Row extends QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row> {
    const [first] = await this.rows<Row>(sql, values);
    if (!first) throw new Error(`no row for: ${sql}`);
    return first;
  }

  /** A session of this address, as signing in would open it; gives the cookie's value. */
  async openSession(email: string): Promise<string> {
    const token = randomBytes(32).toString("base64url");
    const { id } = await this.row<{ id: string }>(
      `INSERT INTO person (id, email, email_verified_at) VALUES ($1, $2, portal.now())
       ON CONFLICT (email) DO UPDATE SET email_verified_at = coalesce(person.email_verified_at, excluded.email_verified_at)
       RETURNING id`,
      [randomUUID(), email],
    );
    await this.rows(
      `INSERT INTO session (id, token_hash, person_id, user_agent, created_at, last_active_at)
       VALUES ($1, $2, $3, 'end-to-end test', portal.now(), portal.now())`,
      [randomUUID(), createHash("sha256").update(token).digest(), id],
    );
    return token;
  }

  /** What a contract's toggle rests on. */
  renewalOf(number: string): Promise<{ autoRenew: boolean; offHere: boolean; changes: number }> {
    return this.row(
      `SELECT auto_renew AS "autoRenew", auto_renew_off_here_at IS NOT NULL AS "offHere",
              (SELECT count(*)::int FROM audit_event WHERE contract_id = contract.id) AS changes
       FROM contract WHERE number = $1`,
      [number],
    );
  }

  async removeContact(number: string, email: string): Promise<void> {
    await this.rows(
      `DELETE FROM contract_contact USING contract, person
       WHERE contract.id = contract_id AND person.id = person_id AND contract.number = $1 AND person.email = $2`,
      [number, email],
    );
  }

  /** Puts the portal's clock at an instant, from where it runs on. */
  async setClock(instant: string, values: unknown[] = []): Promise<void> {
    await this.rows(
      `UPDATE clock_offset SET milliseconds = round(extract(epoch FROM (${instant})::timestamptz - statement_timestamp()) * 1000)`,
      values,
    );
  }

  /** Lets time pass. */
  async pass(minutes: number): Promise<void> {
    await this.rows("UPDATE clock_offset SET milliseconds = milliseconds + $1::bigint * 60000", [minutes]);
  }

  /** Everything runs from one machine, which one customer's network never would: its own limits start afresh. */
  async forgetNetworkLimits(): Promise<void> {
    await this.rows(
      "DELETE FROM rate_limit WHERE key ~ '^(mails_from_network|codes_from_network|access_asks_of_network):'",
    );
  }

  close = (): Promise<void> => this.pool.end();
}
