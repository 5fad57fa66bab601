import { row, rows } from "../setup/admin";

/** Every table by what is in it. What being active and counting attempts leave behind does not count. */
export type Fingerprint = ReadonlyMap<string, string>;

const WHOLE = "t::text";
const PARTS: Readonly<Record<string, string>> = { session: "t.id::text || t.person_id || t.created_at" };
const NOT_COUNTED = ["rate_limit", "_prisma_migrations"];

let statement: string | undefined;
let last: { readonly committed: string; readonly print: Fingerprint } | undefined;

/** As the database is now: the portal's tables and the jobs that wait, in one statement. */
export async function fingerprint(): Promise<Fingerprint> {
  statement ??= await writeStatement();
  // Where no transaction has written since the last look, in any table of the server, there is nothing to look for.
  const { committed } = await row<{ committed: string }>("SELECT pg_current_snapshot()::text AS committed");
  if (last?.committed === committed) return last.print;
  const found = await rows<{ name: string; hash: string }>(statement);
  last = { committed, print: new Map(found.map(({ name, hash }) => [name, hash])) };
  return last.print;
}

async function writeStatement(): Promise<string> {
  const tables = await rows<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL ($1) ORDER BY 1",
    [NOT_COUNTED],
  );
  const part = (name: string, from: string, text = WHOLE) =>
    `SELECT '${name}' AS name, count(*) || ' ' || coalesce(sum(hashtextextended(${text}, 0)), 0) AS hash FROM ${from} t`;
  return [
    ...tables.map(({ name }) => part(name, `public.${name}`, PARTS[name])),
    part("jobs", "graphile_worker._private_jobs"),
  ].join(" UNION ALL ");
}

/** The tables that are not as they were. */
export const changesSince = (before: Fingerprint, after: Fingerprint): string[] =>
  [...after].filter(([name, hash]) => before.get(name) !== hash).map(([name]) => name);
