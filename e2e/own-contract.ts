import { randomBytes, randomUUID } from "node:crypto";
import type { Database } from "./database";

export interface OwnContractOptions {
  /** Days from the portal's today to the end date; 60 is inside the renewal window. */
  endsIn?: number;
  autoRenew?: boolean;
  seller?: "Fjord Cloud Inc." | "Fjord Cloud AB";
  /** How many further contracts its primary contact has. */
  besides?: number;
}

/** A contract that belongs to one test alone, with an account of its own, so that tests may change it side by side. */
export interface OwnContract {
  number: string;
  account: string;
  /** `2027-05-08` */
  endsOn: string;
  timeZone: string;
  primary: string;
  billing: string;
}

/** Puts an own contract in place; its account executive is Anna Ek. */
export async function makeOwnContract(db: Database, options: OwnContractOptions = {}): Promise<OwnContract> {
  const { seller = "Fjord Cloud Inc.", besides = 0, ...rest } = options;
  const mark = randomBytes(4).toString("hex");
  const [accountId, groupId, primaryId, billingId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const own = {
    account: `Own ${mark}`,
    primary: `primary.${mark}@own.example`,
    billing: `billing.${mark}@own.example`,
  };
  const { sellerId, timeZone } = await db.row<{ sellerId: string; timeZone: string }>(
    `SELECT id AS "sellerId", time_zone AS "timeZone" FROM seller_entity WHERE name = $1`,
    [seller],
  );
  await db.rows(
    `INSERT INTO account (id, name, account_executive_id, collector_id)
     SELECT $1, $2, anna.id, carl.id FROM staff anna, staff carl
     WHERE anna.email = 'anna.ae@fjord.example' AND carl.email = 'carl.collector@fjord.example'`,
    [accountId, own.account],
  );
  await db.rows(
    `INSERT INTO bill_group (id, account_id, seller_entity_id, name, frequency) VALUES ($1, $2, $3, $4, 'monthly')`,
    [groupId, accountId, sellerId, `${own.account} group`],
  );
  for (const [id, email, first] of [
    [primaryId, own.primary, "Pia"],
    [billingId, own.billing, "Bo"],
  ]) {
    await db.rows("INSERT INTO person (id, email) VALUES ($1, $2)", [id, email]);
    await db.rows(
      "INSERT INTO account_person (account_id, person_id, first_name, last_name) VALUES ($1, $2, $3, 'Own')",
      [accountId, id, first],
    );
  }
  const people = [
    [primaryId, true],
    [billingId, false],
  ] as const;
  const contracts = Array.from({ length: 1 + besides }, (_, at) => `T-${mark}${at === 0 ? "" : `-${at}`}`);
  const ends: string[] = [];
  for (const number of contracts)
    ends.push(await insertContract(db, { ...rest, number, accountId, groupId, timeZone, people }));
  return { ...own, number: contracts[0] ?? "", endsOn: ends[0] ?? "", timeZone };
}

interface Row extends Pick<OwnContractOptions, "endsIn" | "autoRenew"> {
  number: string;
  accountId: string;
  groupId: string;
  timeZone: string;
  people: readonly (readonly [id: string, isPrimary: boolean])[];
}

async function insertContract(db: Database, row: Row): Promise<string> {
  const { endsIn = 60, autoRenew = true, number, accountId, groupId, timeZone, people } = row;
  const id = randomUUID();
  const { endsOn } = await db.row<{ endsOn: string }>(
    `INSERT INTO contract
       (id, account_id, bill_group_id, number, starts_on, ends_on, auto_renew, paid_by, value_minor, currency)
     SELECT $1, $2, $3, $4, today + $5::int - 364, today + $5::int, $6, 'invoice', 1234500, 'USD'
     FROM portal.today($7) today
     RETURNING ends_on::text AS "endsOn"`,
    [id, accountId, groupId, number, endsIn, autoRenew, timeZone],
  );
  await db.rows(
    `INSERT INTO subscription
       (id, account_id, contract_id, product, quantity, unit_price_minor, currency, status, starts_on, ends_on)
     SELECT $1, account_id, id, 'Cloud Seat', 3, 4000, currency, 'active', starts_on, ends_on FROM contract WHERE id = $2`,
    [randomUUID(), id],
  );
  await db.rows(
    `INSERT INTO address
       (id, account_id, bill_group_id, contract_id, kind, company, line1, postal_code, city, region, country)
     SELECT $1, account_id, bill_group_id, id, 'billing', 'Own Ltd', '1 Market Street', '94105', 'San Francisco', 'CA', 'US'
     FROM contract WHERE id = $2`,
    [randomUUID(), id],
  );
  for (const [personId, isPrimary] of people)
    await db.rows(
      `INSERT INTO contract_contact (id, account_id, contract_id, person_id, is_primary) VALUES ($1, $2, $3, $4, $5)`,
      [randomUUID(), accountId, id, personId, isPrimary],
    );
  return endsOn;
}

/** Makes somebody a billing contact of another test's own contract, and so of another account and bill group. */
export async function addToContract(db: Database, email: string, number: string): Promise<void> {
  await db.rows(
    `INSERT INTO account_person (account_id, person_id, first_name, last_name)
     SELECT account_id, person.id, 'Pia', 'Own' FROM contract, person WHERE number = $2 AND email = $1`,
    [email, number],
  );
  await db.rows(
    `INSERT INTO contract_contact (id, account_id, contract_id, person_id)
     SELECT $3, account_id, contract.id, person.id FROM contract, person WHERE number = $2 AND email = $1`,
    [email, number, randomUUID()],
  );
}
