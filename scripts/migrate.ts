import { readEnv, SettingError } from "@/lib/platform/env";
import { MigrationError } from "./migration/errors";
import { migrate } from "./migration/migrate";
import { loadEnvFiles } from "./settings";

/** `npm run migrate`: brings the database named in the settings up to date. */
async function main(): Promise<void> {
  const env = readEnv(loadEnvFiles());
  const url = env.MIGRATE_DATABASE_URL ?? env.DATABASE_URL;
  if (!url)
    throw new SettingError(
      "Set DATABASE_URL (and MIGRATE_DATABASE_URL, if that role may not create tables). The embedded database is migrated by npm start.",
    );
  const applied = await migrate({ url, webUrl: env.DATABASE_URL, workerUrl: env.WORKER_DATABASE_URL });
  console.log(applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`);
}

main().catch((error: unknown) => {
  console.error(error instanceof SettingError || error instanceof MigrationError ? error.message : error);
  process.exitCode = 1;
});
