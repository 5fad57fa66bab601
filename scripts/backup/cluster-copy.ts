import { copyFile, mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { postgresAccount } from "../postgres/account";
import { copyFolder, giveTo, type Leave } from "./copying";
import { Psql } from "./psql";

/** What a server makes anew when it starts, and what is of the running one alone; as Postgres' own manual lists it. */
const EMPTIED = [
  "pg_dynshmem",
  "pg_notify",
  "pg_replslot",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans",
  "pg_wal",
];
const LEFT = ["postmaster.pid", "postmaster.opts", "server.log"];

const leave: Leave = (path) =>
  LEFT.includes(path) ||
  EMPTIED.some((folder) => path.startsWith(`${folder}/`)) ||
  /(^|\/)(pgsql_tmp[^/]*|pg_internal\.init[^/]*)$/.test(path);

/**
 * Copies the folder of a Postgres while it runs and is written to (the low-level API that Postgres documents): one session
 * of psql says when the copy begins and ends, and what was written meanwhile comes along as write-ahead log, which a
 * temporary slot keeps from being recycled. It is as the database was when the copy ended.
 * @param url a superuser's, to any database of the server
 * @throws ClientError
 */
export async function copyRunningCluster(url: string, folder: string, to: string): Promise<void> {
  const psql = new Psql(url);
  try {
    await psql.run(`SELECT pg_create_physical_replication_slot('portal_backup_${process.pid}', true, true)`);
    await psql.run("SELECT pg_backup_start(label => 'portal', fast => true)");
    await copyFolder(folder, to, leave);
    const label = await psql.run("SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)");
    const first = /^START WAL LOCATION: \S+ \(file (\w{24})\)/.exec(label)?.[1];
    if (!first) throw new Error("Postgres did not say where the backup begins.");
    await writeFile(join(to, "backup_label"), `${label.trim()}\n`, { mode: 0o600 });
    // The segment in which the backup ended is finished before it is copied.
    const last = await psql.run("SELECT pg_walfile_name(pg_switch_wal())");
    await copyLog(join(folder, "pg_wal"), join(to, "pg_wal"), first, last.trim());
  } finally {
    await psql.end();
  }
}

/** Segments of the write-ahead log are named in the order in which they were written; timelines have files of their own. */
async function copyLog(from: string, to: string, first: string, last: string): Promise<void> {
  await mkdir(join(to, "archive_status"), { recursive: true, mode: 0o700 });
  for (const name of await readdir(from))
    if ((/^[0-9A-F]{24}$/.test(name) && name >= first && name <= last) || name.endsWith(".history"))
      await copyFile(join(from, name), join(to, name));
}

/** Puts such a copy where a Postgres will run on it; the next start brings it to where the copy ended. */
export async function putClusterBack(copy: string, folder: string): Promise<void> {
  await copyFolder(copy, folder);
  await giveTo(folder, postgresAccount());
}
