import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { MigrationList, SchemaContainer } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { migrationsFolder, schemaFolder, snapshotFile } from "./paths";

/** All migrations on disk in the order they apply, in the shape the engine reads. */
export async function readMigrations(): Promise<MigrationList> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: migrationsFolder,
    lockfile: {
      path: "migration_lock.toml",
      content: await readIfThere(join(migrationsFolder, "migration_lock.toml")),
    },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(names.sort().map(readMigration)),
  };
}

async function readMigration(name: string) {
  const value = await readFile(join(migrationsFolder, name, "migration.sql"), "utf8");
  return { path: name, migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value } } };
}

/** The schema as it is written now, one container a file. */
export async function readSchema(): Promise<SchemaContainer[]> {
  const files = (await readdir(schemaFolder)).filter((name) => name.endsWith(".prisma")).sort();
  return Promise.all(
    files.map(async (path) => ({ path: `schema/${path}`, content: await readFile(join(schemaFolder, path), "utf8") })),
  );
}

/** The schema as of the newest migration; null before the first. */
export async function readSnapshot(): Promise<SchemaContainer[] | null> {
  const content = await readIfThere(snapshotFile);
  return content === null ? null : [{ path: "schema.snapshot.prisma", content }];
}

/** A file's text, or null where there is no such file. */
export async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
