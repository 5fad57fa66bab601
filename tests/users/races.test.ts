import { beforeAll, expect, test } from "vitest";
import { changeGroupNumbers } from "@/lib/billing/settings/commands";
import { groupNumbersInput } from "@/lib/billing/settings/schema";
import { saveContractAddress } from "@/lib/contracts/billing/commands";
import { contractAddressInput } from "@/lib/contracts/billing/schema";
import { plainDate } from "@/lib/platform/dates";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { addUser } from "@/lib/users/commands/add-user";
import { setEnd } from "@/lib/users/commands/set-end";
import { declineHandover, nominate, withdrawHandover } from "@/lib/users/handover/commands";
import { giveManageBilling } from "@/lib/users/manage-billing/commands";
import { removePlaces } from "@/lib/users/removal/commands";
import { inTransaction, rows } from "../setup/admin";
import { type Chance, chance } from "../setup/chance";
import { freshDemo } from "../setup/demo";
import { outcomeOf } from "../setup/outcome";
import { ADA, manager, newcomer, placesOn } from "./people";

/** As many as CI has time for; `RACES=1000 npm run test:db -- tests/users/races` for the full count. */
const RACES = Number(process.env.RACES ?? 200);
const EACH_OTHER = Math.ceil(RACES / 5);
const LANES = 5;

beforeAll(freshDemo, 120_000);

interface Racer {
  number: string;
  /** The primary contact, who removes. */
  boss: ViewerCtx;
  /** Who acts and is removed at the same time. */
  racer: ViewerCtx;
  /** A colleague on the same contract. */
  mate: string;
  mateCtx: ViewerCtx;
  group: string;
  /** Open: the boss has asked the racer to take over. */
  offer: string;
}

/** So many contracts, each in a bill group of its own, with three people who are on nothing else. */
async function manyContracts(prefix: string, count: number): Promise<Racer[]> {
  await rows(
    `WITH model AS (SELECT contract.*, bill_group.seller_entity_id FROM contract
       JOIN bill_group ON bill_group.id = bill_group_id WHERE number = 'C-1001'),
     groups AS (INSERT INTO bill_group (id, account_id, seller_entity_id, name, frequency)
       SELECT gen_random_uuid(), account_id, seller_entity_id, $1 || n, 'monthly' FROM model, generate_series(1, $2) n
       RETURNING id, name),
     people AS (INSERT INTO person (id, email, email_verified_at)
       SELECT gen_random_uuid(), kind || '.' || $1 || n || '@race.example', now()
       FROM generate_series(1, $2) n, unnest('{boss,racer,mate}'::text[]) kind RETURNING id, email),
     named AS (INSERT INTO account_person (account_id, person_id, first_name, last_name)
       SELECT model.account_id, people.id, 'R', 'R' FROM people, model),
     contracts AS (INSERT INTO contract (id, account_id, bill_group_id, number, starts_on, ends_on, auto_renew, paid_by, value_minor, currency)
       SELECT gen_random_uuid(), account_id, groups.id, groups.name, starts_on, ends_on, true, paid_by, 1, currency
       FROM model, groups RETURNING id, account_id, number, bill_group_id),
     placed AS (INSERT INTO contract_contact (id, account_id, contract_id, person_id, is_primary, is_card_holder)
       SELECT gen_random_uuid(), contracts.account_id, contracts.id, people.id, email LIKE 'boss%', false FROM contracts
       JOIN people ON split_part(split_part(email, '@', 1), '.', 2) = contracts.number)
     INSERT INTO billing_manager SELECT contracts.account_id, bill_group_id, people.id, now() FROM contracts
     JOIN people ON email = 'racer.' || contracts.number || '@race.example'`,
    [prefix, count],
  );
  await rows(
    `INSERT INTO handover (id, account_id, contract_id, role, from_person_id, to_person_id, created_at, expires_at)
     SELECT gen_random_uuid(), contract.account_id, contract.id, 'primary', boss.id, racer.id, portal.now(),
            portal.now() + interval '14 days'
     FROM contract JOIN person boss ON boss.email = 'boss.' || number || '@race.example'
     JOIN person racer ON racer.email = 'racer.' || number || '@race.example' WHERE number LIKE $1 || '%'`,
    [prefix],
  );
  const template = await manager(ADA);
  const found = await rows<{ id: string; email: string; number: string; group: string; offer: string }>(
    `SELECT person.id, email, contract.number, bill_group_id AS group, handover.id AS offer FROM person
     JOIN contract ON contract.number = split_part(split_part(email, '@', 1), '.', 2)
     JOIN handover ON handover.contract_id = contract.id
     WHERE email LIKE '%@race.example' AND contract.number LIKE $1 || '%'`,
    [prefix],
  );
  const ctx = (email: string): ViewerCtx => {
    const personId = found.find((person) => person.email === email)?.id ?? "";
    return { ...template, actor: { kind: "person", personId, email }, viewer: { ...template.viewer, personId, email } };
  };
  return found.flatMap(({ email, number, group, offer }) => {
    if (!email.startsWith("racer.")) return [];
    const mateCtx = ctx(email.replace("racer", "mate"));
    return [
      {
        number,
        boss: ctx(email.replace("racer", "boss")),
        racer: ctx(email),
        mateCtx,
        mate: mateCtx.viewer.personId,
        group,
        offer,
      },
    ];
  });
}

const OSLO = {
  kind: "shipping",
  version: 0,
  name: "R",
  line1: "Dock 4",
  postalCode: "0154",
  city: "Oslo",
  country: "NO",
};

const member = (person: string, contractNumber: string) => ({ person, contractNumber });

/** What the racer does, each of which leaves a row of history. */
const ACTS: readonly [Act, ...Act[]] = [
  ({ racer, number }) => addUser(racer, newcomer(`new.${number}@race.example`, [number])),
  ({ racer, number, mate }) => removePlaces(racer, { places: [member(mate, number)] }),
  ({ racer, number, mate }) => setEnd(racer, { place: member(mate, number), endsOn: plainDate("2027-04-01") }),
  ({ racer, mate, group }) => giveManageBilling(racer, { person: mate, billGroup: group }),
  ({ racer, offer }) => declineHandover(racer, { handover: offer }),
  ({ racer, number }) => saveContractAddress(racer, contractAddressInput.parse({ contract: number, ...OSLO })),
  ({ racer, group }) =>
    changeGroupNumbers(racer, groupNumbersInput.parse({ billGroup: group, version: 1, poNumber: "9" })),
];
type Act = (one: Racer) => Promise<unknown>;

/** Statements by which a removal comes after the act has begun. */
const HEAD_STARTS = [0, 0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 60] as const;

/**
 * Lets a contact be removed and act at once, the removal some statements later. The remover looks at the history while it
 * holds the place: an act that won is there to be seen, and one that is not there yet must not come any more.
 */
async function race(remover: Client, one: Racer, luck: Chance): Promise<string> {
  const attempt = outcomeOf(luck.pick(ACTS)(one));
  for (let left = luck.pick(HEAD_STARTS); left > 0; left -= 1) await remover.query("SELECT");
  await remover.query("DELETE FROM contract_contact WHERE person_id = $1", [one.racer.viewer.personId]);
  const seen = await remover.query("SELECT FROM audit_event WHERE actor_person_id = $1", [one.racer.viewer.personId]);
  await remover.query("COMMIT; BEGIN");
  const isDone = (await attempt) === "done";
  if (isDone !== seen.rows.length > 0) return `wrong: on ${one.number} something was written after the removal`;
  return isDone ? "written first" : "removed first";
}

type Client = Parameters<Parameters<typeof inTransaction>[0]>[0];

async function inLanes<T, R>(items: readonly T[], run: (item: T, client: Client) => Promise<R>): Promise<R[]> {
  const lanes = Array.from({ length: LANES }, (_, lane) => items.filter((_item, index) => index % LANES === lane));
  const results = lanes.map((lane) =>
    inTransaction(async (client) => {
      const found: R[] = [];
      for (const item of lane) found.push(await run(item, client));
      return found;
    }),
  );
  return (await Promise.all(results)).flat();
}

test(`[A3] in ${RACES} races of a removal with what the removed person does, nothing is written after the removal has won`, async () => {
  const luck = chance();
  const contracts = await manyContracts("race-a", RACES);
  const results = await inLanes(contracts, (one, remover) => race(remover, one, luck));
  expect(results.filter((result) => result.startsWith("wrong"))).toEqual([]);
  // Unless both happen, nothing was raced.
  expect(new Set(results)).toEqual(new Set(["written first", "removed first"]));
}, 600_000);

test(`[A3] of two who remove each other one does, ${EACH_OTHER} times, and neither is told of a deadlock`, async () => {
  const contracts = await manyContracts("race-b", EACH_OTHER);
  const results = await inLanes(contracts, async ({ number, racer, mate, mateCtx }) => {
    const outcomes = await Promise.all([
      outcomeOf(removePlaces(racer, { places: [member(mate, number)] })),
      outcomeOf(removePlaces(mateCtx, { places: [member(racer.viewer.personId, number)] })),
    ]);
    return `${outcomes.sort()}, ${(await placesOn(number)).length} left`;
  });
  expect(new Set(results)).toEqual(new Set(["access.not_found,done, 2 left"]));
}, 300_000);

test(`[USR-6, A3] whoever is nominated while being removed is asked no more, ${EACH_OTHER} times`, async () => {
  const contracts = await manyContracts("race-d", EACH_OTHER);
  const results = await inLanes(contracts, async ({ number, boss, racer, mateCtx, offer }) => {
    await withdrawHandover(boss, { handover: offer });
    const outcomes = await Promise.all([
      outcomeOf(nominate(boss, { contractNumber: number, role: "primary", person: racer.viewer.personId })),
      outcomeOf(removePlaces(mateCtx, { places: [member(racer.viewer.personId, number)] })),
    ]);
    return outcomes.join();
  });
  expect(results.filter((result) => !/^(done|access.not_found),done$/.test(result))).toEqual([]);
  expect(
    await rows(
      "SELECT FROM handover JOIN contract ON contract.id = contract_id WHERE number LIKE 'race-d%' AND ended_at IS NULL",
    ),
  ).toEqual([]);
}, 300_000);

test("[A3] two who let each other into a contract of their own do not wait for each other, twenty times", async () => {
  const pairs = await manyContracts("race-e", 40);
  for (let at = 0; at < 40; at += 2) {
    const [one, two] = [pairs[at], pairs[at + 1]];
    if (!one || !two) throw new Error("too few contracts");
    const outcomes = await Promise.all([
      outcomeOf(addUser(one.boss, newcomer(two.boss.viewer.email, [one.number]))),
      outcomeOf(addUser(two.boss, newcomer(one.boss.viewer.email, [two.number]))),
    ]);
    expect(outcomes).toEqual(["done", "done"]);
  }
}, 120_000);

test("[USR-2] the same newcomer added by several at once is one person, on all their contracts", async () => {
  const many = await manyContracts("race-f", 10);
  const adds = many.flatMap(({ boss, racer, number }) =>
    [boss, racer].map((ctx) => outcomeOf(addUser(ctx, newcomer("all@race.example", [number])))),
  );
  expect(new Set(await Promise.all(adds))).toEqual(new Set(["done"]));
  expect(await rows("SELECT FROM person WHERE email = 'all@race.example'")).toHaveLength(1);
  expect(
    await rows(
      "SELECT FROM contract_contact WHERE person_id = (SELECT id FROM person WHERE email = 'all@race.example')",
    ),
  ).toHaveLength(10);
}, 120_000);
