import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readSchema, readSnapshot } from "./migration/history";
import { noDatabase } from "./migration/no-database";
import { migrationsFolder, snapshotFile } from "./migration/paths";
import { withSchemaEngine } from "./migration/schema-engine";

/** `npm run migration -- NAME`: writes what changed in `prisma/schema` since the last migration as the next one. */
async function main(): Promise<void> {
  const name = process.argv.slice(2).find((argument) => !argument.startsWith("--"));
  if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new Error("Name the migration in lower case with underscores, e.g. npm run migration -- add_quotes");
  }
  const schema = await readSchema();
  const sql = await difference(schema);
  // An empty one is still wanted where the change is hand-written SQL: policies, roles, functions.
  const empty = sql.trim() === "" || sql.includes("This is an empty migration.");
  if (empty && !process.argv.includes("--empty")) {
    throw new Error("prisma/schema has not changed since the last migration. For hand-written SQL add --empty.");
  }
  const folder = join(migrationsFolder, `${timestamp()}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "migration.sql"), empty ? "" : sql);
  await writeFile(snapshotFile, `${SNAPSHOT_NOTE}${schema.map((file) => file.content.trim()).join("\n\n")}\n`);
  console.log(`Wrote ${join(folder, "migration.sql")}; read it through before it is committed.`);
}

const SNAPSHOT_NOTE = "// prisma/schema as of the newest migration, written by `npm run migration`. Do not edit.\n\n";

async function difference(schema: Awaited<ReturnType<typeof readSchema>>): Promise<string> {
  const before = await readSnapshot();
  const from = before ? { tag: "schemaDatamodel" as const, files: before } : { tag: "empty" as const };
  const filters = { externalTables: [], externalEnums: [] };
  const result = await withSchemaEngine(noDatabase, (engine) =>
    engine.diff({ from, to: { tag: "schemaDatamodel", files: schema }, script: true, exitCode: null, filters }),
  );
  return result.stdout ?? "";
}

const timestamp = (): string => new Date().toISOString().replace(/\D/g, "").slice(0, 14);

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
