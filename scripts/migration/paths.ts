import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's root folder; every path of the scripts hangs off it, so they run from anywhere. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

export const schemaFolder = join(root, "prisma", "schema");
export const migrationsFolder = join(root, "prisma", "migrations");
/** The schema as of the newest migration: what `npm run migration` compares with. Prisma ignores loose files here. */
export const snapshotFile = join(migrationsFolder, "schema.snapshot.prisma");
/** Idempotent SQL over the job runner's tables, run after every migration. */
export const afterMigrateFile = join(root, "prisma", "after-migrate.sql");
