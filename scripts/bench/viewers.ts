import { createHash, randomBytes } from "node:crypto";
import type { Client } from "pg";
import { StartError } from "../start/step";
import { PEOPLE } from "./data-set";
import { withClient } from "./database";

export type PersonName = keyof typeof PEOPLE;

/** What the portal calls its session cookie where it is not served over TLS (lib/platform/cookies.ts). */
const COOKIE = "portal-session";
const PAGE_SIZE = 50;

/** A signed-in person: the header that says so, and how much they see. */
export interface SignedIn {
  cookie: string;
  contracts: number;
  invoices: number;
}

/** Opens a session as signing in does, but without the mail. @throws StartError where there is no such person */
export const signIn = (admin: string, name: PersonName): Promise<SignedIn> =>
  withClient(admin, async (client) => {
    const email = `measured${PEOPLE[name]}@bench.example`;
    const { rows } = await client.query(
      `select person.id, count(distinct contract.id)::int as contracts, count(invoice.id)::int as invoices
       from person join contract_contact place on place.person_id = person.id
       join contract on contract.id = place.contract_id
       left join invoice on invoice.contract_id = contract.id
       where person.email = $1 group by person.id`,
      [email],
    );
    const person = rows[0];
    if (!person) throw new StartError(`There is no ${email} in the data: remove the folder of --data and run again.`);
    const token = randomBytes(32).toString("base64url");
    const hash = createHash("sha256").update(token).digest();
    await client.query("delete from session where person_id = $1", [person.id]);
    await client.query(
      `insert into session (id, token_hash, person_id, user_agent, created_at, last_active_at)
       values (gen_random_uuid(), $1, $2, 'bench', now(), now())`,
      [hash, person.id],
    );
    return { cookie: `${COOKIE}=${token}`, contracts: person.contracts, invoices: person.invoices };
  });

/** Of the person on the large account: the `after` of their page of that number, as lib/platform/keyset.ts writes it. */
export const cursorOfPage = (admin: string, name: PersonName, page: number): Promise<string> =>
  withClient(admin, async (client) => {
    const key = await keyBefore(client, `measured${PEOPLE[name]}@bench.example`, (page - 1) * PAGE_SIZE);
    return Buffer.from(JSON.stringify(key)).toString("base64url");
  });

async function keyBefore(client: Client, email: string, rank: number): Promise<[string, string]> {
  const { rows } = await client.query(
    `select invoice.issued_on::text as day, invoice.reference from invoice
     join contract_contact place on place.contract_id = invoice.contract_id
     join person on person.id = place.person_id
     where person.email = $1 order by invoice.issued_on desc, invoice.reference desc offset $2 limit 1`,
    [email, rank - 1],
  );
  if (!rows[0]) throw new StartError(`${email} has no ${rank} invoices.`);
  return [rows[0].day, rows[0].reference];
}
