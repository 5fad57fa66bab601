import { Client, Pool } from "pg";
import { explain } from "./errors";
import { grantLoginRoles, loginOf } from "./grants";
import { readIfThere, readMigrations } from "./history";
import { migrateJobTables } from "./job-tables";
import { afterMigrateFile } from "./paths";
import { withSchemaEngine } from "./schema-engine";
import { wholeScriptAdapter } from "./whole-scripts";

export interface MigrateOptions {
  /** A role that may create tables and roles. */
  url: string;
  /** What the web and the worker connect with; their roles are granted what they need. */
  webUrl?: string | undefined;
  workerUrl?: string | undefined;
}

// Any fixed number: two deployments that migrate at once take turns.
const LOCK = 7_264_101;

/**
 * Brings a database to the state of `prisma/migrations`, the job tables and the grants with it. Safe to run again.
 * @returns the names of the migrations that were applied now
 * @throws MigrationError one sentence that says what is missing
 */
export async function migrate({ url, webUrl = url, workerUrl = webUrl }: MigrateOptions): Promise<string[]> {
  const admin = new Client({ connectionString: url });
  // A server that goes away shows up in the next query; without a listener it would end the process first.
  admin.on("error", () => undefined);
  try {
    await admin.connect();
    await admin.query("select pg_advisory_lock($1)", [LOCK]);
    const applied = await applyMigrations(url);
    await migrateJobTables(admin, url);
    await runAfterMigrate(admin);
    await grantLoginRoles(admin, { webUrl, workerUrl });
    return applied;
  } catch (error) {
    throw explain(error, loginOf(url));
  } finally {
    await admin.end().catch(() => undefined);
  }
}

async function applyMigrations(url: string): Promise<string[]> {
  const migrationsList = await readMigrations();
  const filters = { externalTables: [], externalEnums: [] };
  const pool = new Pool({ connectionString: url, max: 2 });
  try {
    const result = await withSchemaEngine(wholeScriptAdapter(pool), (engine) =>
      engine.applyMigrations({ migrationsList, filters }),
    );
    return result.appliedMigrationNames;
  } finally {
    await pool.end();
  }
}

async function runAfterMigrate(admin: Client): Promise<void> {
  const sql = await readIfThere(afterMigrateFile);
  if (sql?.trim()) await admin.query(sql);
}
