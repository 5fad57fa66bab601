import { isReady } from "@/lib/platform/health";
import { seedDemo } from "@/prisma/seed/demo";
import { change, row, rows } from "./admin";
import { setClock } from "./world";

/**
 * The portal's clock when the demo world is seeded in tests: noon in Los Angeles and evening in Stockholm, on a day like
 * any other, so that no test depends on when it runs. The clock runs on from there.
 */
export const SEEDED_AT = "2027-03-10T20:00:00Z";

let isKept = false;

/** The demo world as it was seeded, whatever the tests before did to it; for `beforeEach`. */
export async function freshDemo(): Promise<void> {
  if (isKept) return putBack();
  // The first use of the database client takes a second of work, which on a busy machine is too long for a transaction.
  await isReady();
  await setClock(SEEDED_AT);
  await seedDemo();
  await keep();
  isKept = true;
}

const KEPT = `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_prisma%'`;

async function keep(): Promise<void> {
  const tables = await rows<{ name: string }>(KEPT);
  await rows(
    `CREATE SCHEMA kept; ${tables.map(({ name }) => `CREATE TABLE kept.${name} AS TABLE public.${name}`).join(";")}`,
  );
}

async function putBack(): Promise<void> {
  const tables = await rows<{ name: string }>(KEPT);
  const copies = tables
    .map(({ name }) => `DELETE FROM public.${name}; INSERT INTO public.${name} SELECT * FROM kept.${name}`)
    .join(";");
  // Not checked again row by row: what was kept was checked when it was seeded.
  await rows(
    `BEGIN; SET LOCAL session_replication_role = replica; ${copies};
     DELETE FROM graphile_worker._private_jobs; COMMIT`,
  );
  await setClock(SEEDED_AT);
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
