import { existsSync } from "node:fs";
import { migrate } from "../migration/migrate";
import { prepareDataDir } from "./data-dir";
import { abandonDatabase, type DatabaseUrls, startDatabase, stopDatabase, watchDatabase } from "./database";
import { emptyDataDir } from "./empty-data-dir";
import { takeLock } from "./lock";
import { startMail } from "./mail";
import type { Plan } from "./plan";
import type { Run } from "./run";
import type { Secrets } from "./secrets";

/** Takes DATA_DIR for this start, and clears away what a killed one left running on it. */
export async function claimDataDir(plan: Plan, run: Run): Promise<void> {
  if (!plan.usesDataDir) return;
  if (plan.fresh && existsSync(plan.dataDir)) await emptyDataDir(plan.dataDir);
  prepareDataDir(plan.dataDir);
  const lock = await takeLock(plan.dataDir);
  run.atStop(lock.release);
  run.noteChildren(lock.noteChild);
  if (plan.embedded.database) await stopDatabase(plan.dataDir);
}

/** The database the settings name, or the embedded one, which is started. */
export async function openDatabase(plan: Plan, secrets: Secrets | null, run: Run): Promise<DatabaseUrls> {
  const { env, embedded, dataDir } = plan;
  if (!embedded.database || !secrets) {
    const web = env.DATABASE_URL ?? "";
    return { web, worker: env.WORKER_DATABASE_URL ?? web, migrate: env.MIGRATE_DATABASE_URL ?? web };
  }
  return run.step("Database started", async () => {
    run.atStop(() => stopDatabase(dataDir));
    run.atKill(() => abandonDatabase(dataDir));
    const urls = await startDatabase(dataDir, env.DB_PORT, secrets);
    run.atStop(
      await watchDatabase(urls.migrate, () => run.fail("The database stopped unexpectedly, so everything is stopped.")),
    );
    return urls;
  });
}

/** Brings the database up to date. */
export async function migrateDatabase(urls: DatabaseUrls, run: Run): Promise<void> {
  await run.step(
    "Database migrated",
    () => migrate({ url: urls.migrate, webUrl: urls.web, workerUrl: urls.worker }),
    (applied) =>
      applied.length === 0 ? "Database up to date" : `Database migrated: ${count(applied.length, "migration")}`,
  );
}

/** Starts the mail catcher, unless the settings name a mail server. */
export async function openMail(plan: Plan, run: Run): Promise<void> {
  const { env, embedded, dataDir } = plan;
  if (!embedded.mail) return;
  await run.step("Mail catcher started", async () => {
    run.atStop(await startMail(dataDir, env.SMTP_PORT, env.MAIL_PORT));
  });
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;
