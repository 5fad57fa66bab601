import { Client, Pool } from "pg";
import { afterAll } from "vitest";

/** The superuser's own way into this file's database: for arranging and asserting what the app's doors do not let through. */
const pool = new Pool({ connectionString: process.env.ADMIN_DATABASE_URL, max: 4 });
pool.on("error", () => undefined);

// The database is dropped after the file; nothing may still hold it.
afterAll(() => pool.end());

type Row = Record<string, unknown>;

export async function rows<T extends object = Row>(text: string, values: readonly unknown[] = []): Promise<T[]> {
  return (await pool.query(text, [...values])).rows;
}

/** The one row there is. */
export async function row<T extends object = Row>(text: string, values: readonly unknown[] = []): Promise<T> {
  const found = await rows<T>(text, values);
  const [only] = found;
  if (found.length !== 1 || !only) throw new Error(`expected one row, found ${found.length}: ${text}`);
  return only;
}

/** Changes something, and insists that there was something to change. */
export async function change(text: string, values: readonly unknown[] = []): Promise<void> {
  const { rowCount } = await pool.query(text, [...values]);
  if (!rowCount) throw new Error(`nothing was changed: ${text}`);
}

/** A transaction of somebody else's that the test holds open; rolled back if the test leaves it so. */
export async function inTransaction<T>(run: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: process.env.ADMIN_DATABASE_URL });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("BEGIN");
    return await run(client);
  } finally {
    await client.query("ROLLBACK").catch(() => undefined);
    await client.end();
  }
}

const ALL_OF = (table: string): string =>
  `SELECT coalesce(jsonb_agg(to_jsonb(t) ORDER BY to_jsonb(t))::text, '') AS all FROM ${table} t`;

/** Every row of some tables in one text, for looking for what must not be there. */
export async function dump(...tables: string[]): Promise<string> {
  const parts = await Promise.all(tables.map((table) => row<{ all: string }>(ALL_OF(table))));
  return parts.map(({ all }) => all).join("\n");
}

/** The tables' contents as a short text each, for seeing which of them a failed write has changed. */
export async function fingerprint(...tables: string[]): Promise<Record<string, string>> {
  const parts = await Promise.all(
    tables.map(async (table) => [
      table,
      (await row<{ md5: string }>(`SELECT md5("all") FROM (${ALL_OF(table)}) t`)).md5,
    ]),
  );
  return Object.fromEntries(parts);
}
