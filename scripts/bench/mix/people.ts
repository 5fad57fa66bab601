import { createHash, randomBytes } from "node:crypto";
import type { Client } from "pg";
import { StartError } from "../../start/step";

const MOST_PEOPLE = 200;
const MOST_GIVERS = 40;
/** None of those whose pages are measured. */
const OTHERS = "email like 'p%@office%'";
/** Open on each invoice that is made to be paid. */
const MINOR = 5_000;

/** Somebody with a browser. */
export interface Person {
  id: string;
  email: string;
  session: string;
  /** By its number. */
  contract: string;
  /** By its reference. */
  newest: string;
}

/** Two who share a contract, and one that the first alone is on. */
export interface Giver {
  session: string;
  other: string;
  contract: string;
}

/** People of all accounts, chosen by chance that is the same each time, signed in as signing in leaves it. */
export async function signInMany(client: Client): Promise<Person[]> {
  const { rows } = await client.query<Omit<Person, "session">>(
    `select person.id, person.email, max(contract.number) as contract, max(invoice.reference) as newest
     from (select id, email from person where ${OTHERS} order by md5(id::text) limit $1) person
     join contract_contact place on place.person_id = person.id
     join contract on contract.id = place.contract_id join invoice on invoice.contract_id = contract.id
     group by person.id, person.email order by person.id`,
    [MOST_PEOPLE],
  );
  if (rows.length === 0) throw new StartError("There are no people in the data: remove the folder of --data.");
  const people: Person[] = [];
  for (const row of rows) people.push({ ...row, session: await signIn(client, row.id) });
  return people;
}

/** One for each of some accounts with several contracts. */
export async function signInGivers(client: Client): Promise<Giver[]> {
  const { rows } = await client.query<{ id: string; other: string; contract: string }>(
    `with several as (
       select account_id from contract group by account_id having count(*) = 10 order by account_id desc limit $1)
     select distinct on (own.account_id) own.person_id as id, other.person_id as other, contract.number as contract
     from several join contract_contact own using (account_id)
     join person on person.id = own.person_id and ${OTHERS}
     join contract on contract.id = own.contract_id
     join contract_contact common on common.person_id = own.person_id
     join contract_contact other on other.contract_id = common.contract_id and other.person_id <> own.person_id
     where not exists (
       select from contract_contact place where place.contract_id = own.contract_id and place.person_id = other.person_id)
     order by own.account_id, own.person_id, other.person_id, contract.number`,
    [MOST_GIVERS],
  );
  const givers: Giver[] = [];
  for (const { id, ...row } of rows) givers.push({ ...row, session: await signIn(client, id) });
  return givers;
}

async function signIn(client: Client, person: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await client.query(
    `insert into session (id, token_hash, person_id, user_agent, created_at, last_active_at)
     values (gen_random_uuid(), $1, $2, 'bench', now(), now())`,
    [createHash("sha256").update(token).digest(), person],
  );
  return token;
}

/** New invoices, each like one that is there, with their facts in the ledger. @returns their references, in the same order */
export async function issueInvoices(client: Client, likes: readonly string[]): Promise<string[]> {
  const run = `LOAD-${randomBytes(4).toString("hex")}-`;
  await client.query(
    `with made as (
       insert into invoice (id, account_id, bill_group_id, contract_id, seller_entity_id, number, reference, issued_on,
         due_on, currency, lines_minor, tax_minor, total_minor, payable_minor, bill_to, billed_by)
       select gen_random_uuid(), account_id, bill_group_id, contract_id, seller_entity_id, $2 || nth, $2 || nth, issued_on,
         due_on, currency, $3::int, 0, $3::int, $3::int, bill_to, billed_by
       from unnest($1::text[]) with ordinality wanted (of, nth) join invoice on reference = wanted.of returning *),
     fact as (
       insert into ledger_transaction (id, account_id, fact_key, at)
       select gen_random_uuid(), account_id, 'invoice:' || id, now() from made returning id, fact_key)
     insert into ledger_entry (id, account_id, transaction_id, kind, currency, amount_minor, contract_id, invoice_id)
     select gen_random_uuid(), account_id, fact.id, side.kind::ledger_kind, currency, $3::int * side.sign, contract_id, made.id
     from made join fact on fact_key = 'invoice:' || made.id, (values ('receivable', 1), ('billed', -1)) side (kind, sign)`,
    [likes, run, MINOR],
  );
  return likes.map((_, index) => `${run}${index + 1}`);
}
