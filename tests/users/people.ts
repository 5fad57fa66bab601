import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { addToContracts } from "@/lib/users/commands/add-to-contracts";
import { addUser } from "@/lib/users/commands/add-user";
import { setEnd } from "@/lib/users/commands/set-end";
import { acceptHandover, declineHandover, nominate, withdrawHandover } from "@/lib/users/handover/commands";
import { giveManageBilling, takeManageBilling } from "@/lib/users/manage-billing/commands";
import { removePlaces } from "@/lib/users/removal/commands";
import { placeKey } from "@/lib/users/rules";
import { addToContractsInput, addUserInput, removePlacesInput, setEndInput, usersSearch } from "@/lib/users/schema";
import type { HandoverRole } from "@/lib/users/types";
import { change, row, rows } from "../setup/admin";
import { ctxOf, viewerOf } from "../setup/world";

/** People of the demo world by their addresses, and what they do in Manage Users, as the forms would send it. */
export const [ADA, BEN, CORA, DAN, FAY, HAL, INA, GUS] = [
  "ada@acme.example",
  "ben@acme.example",
  "cora@acme.example",
  "dan@birch.example",
  "fay@dune.example",
  "hal@dune.example",
  "ina@elm.example",
  "gus@elm.example",
] as const;

/** Every table that managing users writes to, but for who is there at all: signing in writes to that too. */
export const WRITTEN = [
  "contract_contact",
  "account_person",
  "billing_manager",
  "handover",
  "audit_event",
  "session",
  "graphile_worker._private_jobs",
];

export const manager = (email: string) => ctxOf(email, "users.manage");

/** Somebody's id; made if there is nobody of that address yet. */
export const idOf = async (email: string): Promise<string> =>
  (
    await row<{ id: string }>(
      `INSERT INTO person (id, email) VALUES ($1, $2) ON CONFLICT (email) DO UPDATE SET email = excluded.email RETURNING id`,
      [randomUUID(), email],
    )
  ).id;

const parsed = <Schema extends z.ZodType>(schema: Schema, fields: z.input<Schema>) => schema.parse(fields);

export const newcomer = (email: string, contracts: readonly string[], more: Partial<Record<string, string>> = {}) =>
  parsed(addUserInput, { firstName: "Nia", lastName: "New", email, contracts: contracts.join("\n"), ...more });

export const add = async (
  who: string,
  email: string,
  contracts: readonly string[],
  more: Partial<Record<string, string>> = {},
) => addUser(await manager(who), newcomer(email, contracts, more));

export const addTo = async (who: string, person: string, contracts: readonly string[], endsOn?: string) =>
  addToContracts(
    await manager(who),
    parsed(addToContractsInput, { person: await idOf(person), contracts: contracts.join("\n"), endsOn }),
  );

/** `["ben@acme.example", "C-1001"]`, one or several. */
export const remove = async (who: string, ...places: readonly (readonly [string, string])[]) => {
  const keys = await Promise.all(
    places.map(async ([email, contractNumber]) => placeKey({ person: await idOf(email), contractNumber })),
  );
  return removePlaces(await manager(who), parsed(removePlacesInput, { places: keys.join("\n") }));
};

export const endOn = async (who: string, email: string, contractNumber: string, endsOn?: string) =>
  setEnd(
    await manager(who),
    parsed(setEndInput, { place: placeKey({ person: await idOf(email), contractNumber }), endsOn }),
  );

export const ask = async (who: string, email: string, contractNumber: string, role: HandoverRole = "primary") =>
  nominate(await manager(who), { contractNumber, role, person: await idOf(email) });

/** The newest nomination on a contract. */
export const handoverOn = (contractNumber: string, role: HandoverRole = "primary") =>
  row<{ id: string; outcome: string | null }>(
    `SELECT handover.id, outcome FROM handover JOIN contract ON contract.id = contract_id
     WHERE contract.number = $1 AND role = $2::handover_role ORDER BY created_at DESC, handover.id DESC LIMIT 1`,
    [contractNumber, role],
  );

const ANSWERS = { accept: acceptHandover, decline: declineHandover, withdraw: withdrawHandover };

export const answer = async (who: string, how: keyof typeof ANSWERS, handover: string) =>
  ANSWERS[how](await manager(who), { handover });

export const giveBilling = async (who: string, email: string, group: string) =>
  giveManageBilling(await manager(who), { person: await idOf(email), billGroup: await groupId(group) });
export const takeBilling = async (who: string, email: string, group: string) =>
  takeManageBilling(await manager(who), { person: await idOf(email), billGroup: await groupId(group) });

export const groupId = async (name: string): Promise<string> =>
  (await row<{ id: string }>("SELECT id FROM bill_group WHERE name = $1", [name])).id;

/** Who is on a contract, as `ada primary`, `cora card holder`, `ben until 2027-04-01`. */
export async function placesOn(number: string): Promise<string[]> {
  const found = await rows<{ says: string }>(
    `SELECT split_part(person.email, '@', 1) || CASE WHEN is_primary THEN ' primary' ELSE '' END
            || CASE WHEN is_card_holder THEN ' card holder' ELSE '' END || coalesce(' until ' || place.ends_on, '') AS says
     FROM contract_contact place JOIN contract ON contract.id = contract_id JOIN person ON person.id = person_id
     WHERE contract.number = $1 ORDER BY 1`,
    [number],
  );
  return found.map(({ says }) => says);
}

/** The contracts that somebody sees now. */
export async function seenBy(email: string): Promise<string[]> {
  const found = await rows<{ number: string }>(
    `SELECT number FROM contract_access mine JOIN contract ON contract.id = contract_id
     JOIN person ON person.id = person_id WHERE email = $1 ORDER BY number`,
    [email],
  );
  return found.map(({ number }) => number);
}

/** Who holds manage billing in a bill group, by the part before the @. */
export async function holdersOf(group: string): Promise<string[]> {
  const found = await rows<{ name: string }>(
    `SELECT split_part(email, '@', 1) AS name FROM portal.billing_managers($1) held
     JOIN person ON person.id = held.person_id ORDER BY 1`,
    [await groupId(group)],
  );
  return found.map(({ name }) => name);
}

/** What history says, oldest first: action, contract's number, before and after. */
export const history = () =>
  rows<{ action: string; by: string; number: string; before: object | null; after: object | null }>(
    `SELECT action, actor_email AS by, contract.number, before, after FROM audit_event
     LEFT JOIN contract ON contract.id = contract_id ORDER BY at, audit_event.id`,
  );

/** A session, as signing in would have left it. */
export const signIn = async (email: string): Promise<void> => {
  const { personId } = await viewerOf(email);
  await change(
    `INSERT INTO session (id, token_hash, person_id, user_agent, created_at, last_active_at)
     VALUES ($1::uuid, sha256(convert_to($1::uuid::text, 'UTF8')), $2, 'test', portal.now(), portal.now())`,
    [randomUUID(), personId],
  );
};
export const sessionsOf = async (email: string): Promise<number> =>
  (await rows("SELECT FROM session WHERE person_id = (SELECT id FROM person WHERE email = $1)", [email])).length;

/** Puts somebody on a contract, past every rule. */
export async function putOn(
  email: string,
  number: string,
  { firstName = "Nia", lastName = "New", endsOn = null as string | null } = {},
): Promise<void> {
  const personId = await idOf(email);
  await rows(
    `INSERT INTO account_person (account_id, person_id, first_name, last_name)
     SELECT account_id, $1, $3, $4 FROM contract WHERE number = $2 ON CONFLICT DO NOTHING`,
    [personId, number, firstName, lastName],
  );
  await change(
    `INSERT INTO contract_contact (id, account_id, contract_id, person_id, ends_on)
     SELECT gen_random_uuid(), account_id, id, $1, $3::date FROM contract WHERE number = $2`,
    [personId, number, endsOn],
  );
}

/** So many further contracts in the bill group of another, without anybody on them; their numbers. */
export async function moreContracts(like: string, prefix: string, count: number): Promise<string[]> {
  const found = await rows<{ number: string }>(
    `INSERT INTO contract (id, account_id, bill_group_id, number, starts_on, ends_on, auto_renew, paid_by, value_minor, currency)
     SELECT gen_random_uuid(), account_id, bill_group_id, $2 || lpad(n::text, 4, '0'), starts_on, ends_on, auto_renew, 'invoice', 1,
            currency
     FROM contract, generate_series(1, $3) n WHERE number = $1 RETURNING number`,
    [like, prefix, count],
  );
  return found.map(({ number }) => number).sort();
}

/** Makes somebody already there the primary billing contact or the card holder of a contract. */
export const setRole = (email: string, number: string, role: "is_primary" | "is_card_holder"): Promise<void> =>
  change(
    `UPDATE contract_contact SET ${role} = true WHERE person_id = (SELECT id FROM person WHERE email = $1)
     AND contract_id = (SELECT id FROM contract WHERE number = $2)`,
    [email, number],
  );

export const search = (some: Record<string, string | null | undefined> = {}) =>
  usersSearch.parse(Object.fromEntries(Object.entries(some).filter(([, value]) => value)));

/** Puts somebody on very many contracts at once, past every rule. */
export async function putOnAll(email: string, numbers: readonly string[]): Promise<void> {
  const [first = "", ...rest] = numbers;
  await putOn(email, first);
  await rows(
    `INSERT INTO contract_contact (id, account_id, contract_id, person_id)
     SELECT gen_random_uuid(), account_id, id, $1 FROM contract WHERE number = ANY ($2)`,
    [await idOf(email), rest],
  );
}
