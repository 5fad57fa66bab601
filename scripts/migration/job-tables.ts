import { Logger, runMigrations } from "graphile-worker";
import { type Client, Pool } from "pg";

/** Owns the job runner's schema; created by the first migration, nobody can log in as it. */
export const JOB_ROLE = "portal_jobs";

/**
 * Brings the job runner's own tables up to date, owned by JOB_ROLE. It switches row-level security on for them
 * without writing a policy, so only its owner, and whoever inherits it, can work with them: that is the worker.
 */
export async function migrateJobTables(admin: Client, connectionString: string): Promise<void> {
  await joinJobRole(admin);
  await withCreateRight(admin, async () => {
    const pgPool = new Pool({ connectionString, max: 1, options: `-c role=${JOB_ROLE}` });
    try {
      await runMigrations({ pgPool, logger: new Logger(() => () => undefined) });
    } finally {
      await pgPool.end();
    }
  });
}

// Since Postgres 16 a role's creator may be its member without the right to become it.
async function joinJobRole(admin: Client): Promise<void> {
  const { rows } = await admin.query(
    `select pg_has_role($1, case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) as can`,
    [JOB_ROLE],
  );
  if (!rows[0].can) await admin.query(`grant ${JOB_ROLE} to current_user`);
}

// Making a schema needs a right on the whole database; the job role has it only while its schema is being made.
async function withCreateRight(admin: Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await admin.query(
    "select current_database() as name, to_regclass('graphile_worker.migrations') as found",
  );
  const { name, found } = rows[0];
  if (found !== null) return work();
  const database = admin.escapeIdentifier(name);
  await admin.query(`grant create on database ${database} to ${JOB_ROLE}`);
  try {
    await work();
  } finally {
    await admin.query(`revoke create on database ${database} from ${JOB_ROLE}`);
  }
}
