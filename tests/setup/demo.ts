import { Client } from "pg";
import { inject } from "vitest";
import { isReady } from "@/lib/platform/health";
import { seedDemo } from "@/prisma/seed/demo";
import { change, inTransaction, row, rows } from "./admin";
import { setClock } from "./world";

/**
 * The portal's clock when the demo world is seeded in tests: noon in Los Angeles and evening in Stockholm, on a day like
 * any other, so that no test depends on when it runs. The clock runs on from there.
 */
export const SEEDED_AT = "2027-03-10T20:00:00Z";

/** What the database had committed when the world was last as it is kept; null before there is one. */
let asKept: string | null = null;

/** The demo world as it was seeded, whatever the tests before did to it; for `beforeEach`. */
export async function freshDemo(): Promise<void> {
  if (asKept) await putBackWorld(await touchedSince(asKept));
  // The first use of the database client takes a second of work, which on a busy machine is too long for a transaction.
  else await isReady();
  await setClock(SEEDED_AT);
  if (!asKept) {
    await seedOnce();
    await keepWorld();
  }
  asKept = await committed();
}

/** Seeds in the first file of a run; the others take what it made, which the server's own database holds until then. */
async function seedOnce(): Promise<void> {
  const tables = (await rows<{ name: string }>(KEPT)).map(({ name }) => name).filter((name) => name !== "clock_offset");
  await onServer(async (server) => {
    // One after the other: whoever comes while the first is seeding waits for it.
    await server.query("SELECT pg_advisory_lock(hashtext('demo_world'))");
    await server.query("CREATE TABLE IF NOT EXISTS demo_world (seeded_at text PRIMARY KEY, content jsonb)");
    const known = await server.query("SELECT content::text FROM demo_world WHERE seeded_at = $1", [SEEDED_AT]);
    if (known.rows[0]) return fill(tables, known.rows[0].content);
    await seedDemo();
    // A function takes a hundred arguments: fewer than there are tables and names of tables.
    const parts = tables.map(
      (name) => `SELECT '${name}' AS name, coalesce(jsonb_agg(to_jsonb(t)), '[]') AS content FROM public.${name} t`,
    );
    const { content } = await row<{ content: string }>(
      `SELECT jsonb_object_agg(name, part.content)::text AS content FROM (${parts.join(" UNION ALL ")}) part`,
    );
    await server.query("INSERT INTO demo_world VALUES ($1, $2)", [SEEDED_AT, content]);
  });
}

async function fill(tables: readonly string[], content: string): Promise<void> {
  const copies = tables.map(
    (name) =>
      `INSERT INTO public.${name} SELECT * FROM jsonb_populate_recordset(NULL::public.${name}, world -> '${name}');`,
  );
  await inTransaction(async (superuser) => {
    await superuser.query("SET LOCAL session_replication_role = replica");
    await superuser.query("SELECT set_config('test.world', $1, true)", [content]);
    await superuser.query(
      `DO $$ DECLARE world jsonb := current_setting('test.world'); BEGIN ${copies.join(" ")} END $$`,
    );
    // The numbers that came along are taken.
    await superuser.query("SELECT setval('payment_number', 20000)");
    await superuser.query("COMMIT");
  });
}

async function onServer(run: (server: Client) => Promise<void>): Promise<void> {
  const server = new Client({ connectionString: inject("databaseServer").adminUrl });
  await server.connect();
  try {
    await run(server);
  } finally {
    await server.end();
  }
}

const KEPT = `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_prisma%'`;

/** Keeps the world as it is now, for putting it back. */
export async function keepWorld(): Promise<void> {
  const tables = await rows<{ name: string }>(KEPT);
  await rows(
    `DROP SCHEMA IF EXISTS kept CASCADE; CREATE SCHEMA kept;
     ${tables.map(({ name }) => `CREATE TABLE kept.${name} AS TABLE public.${name}`).join(";")}`,
  );
}

/** Puts back what was kept, whatever was done to it; of these tables, if only these were touched. */
export async function putBackWorld(only?: readonly string[]): Promise<void> {
  const tables = await rows<{ name: string }>(KEPT);
  const copies = tables
    .filter(({ name }) => !only || only.includes(name))
    .map(({ name }) => `DELETE FROM public.${name}; INSERT INTO public.${name} SELECT * FROM kept.${name}`)
    .join(";");
  // Not checked again row by row: what was kept was checked when it was seeded.
  await rows(
    `BEGIN; SET LOCAL session_replication_role = replica; ${copies};
     DELETE FROM graphile_worker._private_jobs; COMMIT`,
  );
  if (!only) await setClock(SEEDED_AT);
}

/** What is committed by now, as Postgres writes a snapshot. */
const committed = async (): Promise<string> =>
  (await row<{ now: string }>("SELECT pg_current_snapshot()::text AS now")).now;

/** The tables that are not as they are kept: a row of a transaction since then, or another number of rows. */
async function touchedSince(snapshot: string): Promise<string[]> {
  const looks = (await rows<{ name: string }>(KEPT)).map(
    ({ name }) =>
      `SELECT '${name}' AS name WHERE (SELECT count(*) FROM public.${name}) <> (SELECT count(*) FROM kept.${name})
         OR EXISTS (SELECT FROM public.${name} WHERE NOT pg_visible_in_snapshot(xmin::text::xid8, '${snapshot}'))`,
  );
  return (await rows<{ name: string }>(looks.join(" UNION ALL "))).map(({ name }) => name);
}

/** Moves a contract's end date to so many days from today in its seller entity's zone. */
export async function endIn(number: string, days: number): Promise<string> {
  await change(
    `UPDATE contract SET ends_on = portal.today(seller.time_zone) + $2::int
     FROM bill_group JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id
     WHERE bill_group.id = contract.bill_group_id AND contract.number = $1`,
    [number, days],
  );
  return (await row<{ ends_on: string }>("SELECT ends_on::text FROM contract WHERE number = $1", [number])).ends_on;
}

/** Lets a contact's place end so many days from today, 0 being its last day [USR-8]. */
export const placeEndsIn = (email: string, number: string, days: number): Promise<void> =>
  change(
    `UPDATE contract_contact place SET ends_on = portal.today(seller.time_zone) + $3::int
     FROM contract JOIN bill_group ON bill_group.id = contract.bill_group_id
     JOIN seller_entity seller ON seller.id = bill_group.seller_entity_id, person
     WHERE contract.id = place.contract_id AND contract.number = $2 AND person.id = place.person_id AND person.email = $1`,
    [email, number, days],
  );
