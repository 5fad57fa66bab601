import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ClientError, clientVersion, connection, Psql } from "./psql";

/** Major version of the server. @throws ClientError */
export async function serverVersion(url: string): Promise<number> {
  const psql = new Psql(url);
  try {
    return Math.floor(Number(await psql.run("SHOW server_version_num")) / 10_000);
  } finally {
    await psql.end();
  }
}

/** One sentence where a client is too old for a server: Postgres' own refuse that, after some time. */
export function tooOld(program: "pg_dump" | "pg_restore", client: number | null, server: number): string | null {
  if (client === null)
    return `${program} is missing: install Postgres' client ${server} (Debian: apt-get install postgresql-client).`;
  return client < server
    ? `${program} is of Postgres ${client} and the server of ${server}: install a client that is as new as the server.`
    : null;
}

/** A database of one's own, whole and as of one moment: the roles it names, and a dump of it. @throws ClientError */
export function dumpDatabase(url: string, server: number, to: string): void {
  const problem = tooOld("pg_dump", clientVersion("pg_dump"), server);
  if (problem) throw new ClientError(problem);
  const { args, env } = connection(url);
  // What the others call -d is -l there.
  const there = args.map((word) => (word === "-d" ? "-l" : word));
  run("pg_dumpall", ["--roles-only", "--no-role-passwords", ...there, "--file", join(to, "roles.sql")], env);
  run("pg_dump", ["--format=custom", ...args, "--file", join(to, "portal.dump")], env);
}

/** Into a database that is there and empty. Roles that are there already stay as they are. @throws ClientError */
export function loadDump(url: string, server: number, from: string): void {
  const problem = tooOld("pg_restore", clientVersion("pg_restore"), server);
  if (problem) throw new ClientError(problem);
  const { args, env } = connection(url);
  // One that is there already is said to be so, and left.
  run("psql", ["--no-psqlrc", "--quiet", ...args, "--file", join(from, "roles.sql")], env);
  run("pg_restore", ["--exit-on-error", "--single-transaction", ...args, join(from, "portal.dump")], env);
}

function run(program: string, args: string[], env: NodeJS.ProcessEnv): void {
  const { status, stderr, error } = spawnSync(program, args, { env, encoding: "utf8" });
  if (status !== 0) throw new ClientError(`${program}: ${(error?.message ?? stderr).trim()}`);
}
