import { beforeAll, expect, test } from "vitest";
import { plainDate } from "@/lib/platform/dates";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { addToContracts } from "@/lib/users/commands/add-to-contracts";
import { addUser } from "@/lib/users/commands/add-user";
import { setEnd } from "@/lib/users/commands/set-end";
import { acceptHandover, declineHandover, nominate, withdrawHandover } from "@/lib/users/handover/commands";
import { removePlaces } from "@/lib/users/removal/commands";
import { row, rows } from "../setup/admin";
import { type Chance, chance, chanceOf } from "../setup/chance";
import { freshDemo } from "../setup/demo";
import { outcomeOf } from "../setup/outcome";
import { Model } from "./model";
import { ADA, manager, newcomer } from "./people";

/** As many as CI has time for, or `MODEL_RUNS=1000 npm run test:db -- tests/users/model` for the full count. */
const RUNS = process.env.MODEL_RUNS ? Number(process.env.MODEL_RUNS) : null;
const CI_MS = 15_000;
const LANES = 5;
const STEPS = 14;
const PEOPLE = ["p", "q", "r", "s", "t"] as const;
const CONTRACTS = ["1", "2", "3"] as const;
const TODAY = "2027-03-10";
/** Yesterday, today, some days from now, for good. */
const ENDS = ["2027-03-09", TODAY, "2027-03-20", "2027-04-20", null, null, null] as const;

beforeAll(freshDemo, 120_000);

/** One sequence's own small world, in the database and in memory. */
interface World {
  mark: string;
  model: Model;
  ids: Map<string, string>;
  ctxs: Map<string, ViewerCtx>;
  /** The database's id of each nomination, by its number. */
  offers: string[];
}

const addressOf = (mark: string, person: string): string => `${person}.${mark}@model.example`;

async function makeWorld(mark: string, dice: Chance, template: ViewerCtx): Promise<World> {
  const model = new Model(TODAY);
  for (const contract of CONTRACTS) {
    const [primary = "p", second = "q", third = "r"] = dice.shuffled(PEOPLE);
    const holder = dice.pick([primary, second, null]);
    const plain = { isPrimary: false, isCardHolder: false, ends: null };
    model.places.set(
      contract,
      new Map([
        [primary, { ...plain, isPrimary: true, isCardHolder: holder === primary }],
        [second, { ...plain, isCardHolder: holder === second }],
        [third, { ...plain, ends: dice.pick(ENDS) }],
      ]),
    );
  }
  const places = [...model.places].flatMap(([contract, people]) =>
    [...people].map(([person, place]) => ({ contract: mark + contract, email: addressOf(mark, person), ...place })),
  );
  await rows(
    `WITH like_it AS (SELECT * FROM contract WHERE number = 'C-1001'),
     home AS (INSERT INTO bill_group (id, account_id, seller_entity_id, name, frequency)
       SELECT gen_random_uuid(), account_id, seller_entity_id, $1, frequency FROM bill_group
       WHERE id = (SELECT bill_group_id FROM like_it) RETURNING id, account_id),
     people AS (INSERT INTO person (id, email, email_verified_at)
       SELECT gen_random_uuid(), email, now() FROM unnest($2::text[]) email RETURNING id, email),
     named AS (INSERT INTO account_person (account_id, person_id, first_name, last_name)
       SELECT home.account_id, people.id, 'M', 'M' FROM people, home),
     contracts AS (INSERT INTO contract (id, account_id, bill_group_id, number, starts_on, ends_on, auto_renew, paid_by, value_minor, currency)
       SELECT gen_random_uuid(), home.account_id, home.id, $1 || one.digit, starts_on, ends_on, true, paid_by, 1, currency
       FROM home, like_it, unnest($3::text[]) AS one (digit) RETURNING id, account_id, number)
     INSERT INTO contract_contact (id, account_id, contract_id, person_id, is_primary, is_card_holder, ends_on)
     SELECT gen_random_uuid(), account_id, contracts.id, people.id, "isPrimary", "isCardHolder", ends
     FROM json_to_recordset($4) AS place (contract text, email text, "isPrimary" boolean, "isCardHolder" boolean, ends date)
     JOIN contracts ON contracts.number = place.contract JOIN people ON people.email = place.email`,
    [mark, PEOPLE.map((person) => addressOf(mark, person)), CONTRACTS, JSON.stringify(places)],
  );
  const found = await rows<{ id: string; email: string }>("SELECT id, email FROM person WHERE email LIKE $1", [
    `%.${mark}@model.example`,
  ]);
  const ids = new Map(found.map(({ id, email }) => [email.slice(0, 1), id]));
  const ctxs = new Map(
    found.map(({ id, email }) => [
      email.slice(0, 1),
      {
        ...template,
        actor: { kind: "person" as const, personId: id, email },
        viewer: { ...template.viewer, personId: id, email },
      },
    ]),
  );
  return { mark, model, ids, ctxs, offers: [] };
}

/** Somebody does something, tampered with or not; says what, and whether portal and model agree that it may be. */
async function step(world: World, dice: Chance): Promise<string> {
  const { mark, model, offers } = world;
  const [by, person, contract] = [dice.pick(PEOPLE), dice.pick(PEOPLE), dice.pick(CONTRACTS)];
  const ctx = world.ctxs.get(by) as ViewerCtx;
  const id = (who: string): string => world.ids.get(who) ?? "";
  const ends = dice.pick(ENDS);
  const endsOn = ends && plainDate(ends);
  const number = mark + contract;
  const compare = async (what: string, isDone: boolean, attempt: Promise<unknown>): Promise<string> => {
    const outcome = await outcomeOf(attempt);
    const says = `${by} ${what}: ${outcome}`;
    return (outcome === "done") === isDone ? says : `WRONG ${says}, where the model says ${isDone}`;
  };
  const kind = dice.below(12);
  if (kind <= 3) {
    const chosen = dice.shuffled(CONTRACTS).slice(0, 1 + dice.below(2));
    const contracts = chosen.map((one) => mark + one);
    const what = `lets ${person} into ${chosen} until ${ends}`;
    // By their address, or as somebody they share a contract with.
    const sharesOne = CONTRACTS.some((one) => model.sees(by, one) && model.on(one).has(person));
    if (dice.below(2) === 0) {
      const isDone = sharesOne && model.grant(by, person, chosen, ends);
      return compare(what, isDone, addToContracts(ctx, { person: id(person), contracts, endsOn }));
    }
    const input = newcomer(addressOf(mark, person), contracts, ends ? { endsOn: ends } : {});
    return compare(what, model.grant(by, person, chosen, ends), addUser(ctx, input));
  }
  if (kind <= 5) {
    const wanted = Array.from({ length: 1 + dice.below(4) }, () => [dice.pick(PEOPLE), dice.pick(CONTRACTS)] as const);
    const places = wanted.map(([who, one]) => ({ person: id(who), contractNumber: mark + one }));
    return compare(`removes ${wanted.join(" ")}`, model.remove(by, wanted), removePlaces(ctx, { places }));
  }
  if (kind <= 7) {
    const attempt = setEnd(ctx, { place: { person: id(person), contractNumber: number }, endsOn });
    return compare(`ends ${person} on ${contract} at ${ends}`, model.setEnd(by, person, contract, ends), attempt);
  }
  if (kind <= 9 || offers.length === 0) return nominateOne(world, dice, contract, compare);
  const which = dice.below(offers.length);
  const how = dice.pick(["accept", "accept", "decline", "withdraw"] as const);
  const command = { accept: acceptHandover, decline: declineHandover, withdraw: withdrawHandover }[how];
  const expected = model.offers.get(which);
  // Half of the answers come from whom they are expected of.
  const who = expected && dice.below(2) === 0 ? (how === "withdraw" ? expected.from : expected.to) : by;
  const attempt = command(world.ctxs.get(who) as ViewerCtx, { handover: offers[which] ?? "" });
  return compare(`as ${who}: ${how}s ${which}`, model.answer(who, which, how), attempt);
}

async function nominateOne(
  { mark, model, ids, ctxs, offers }: World,
  dice: Chance,
  contract: string,
  compare: (what: string, isDone: boolean, attempt: Promise<unknown>) => Promise<string>,
): Promise<string> {
  const role = dice.pick(["primary", "card_holder"] as const);
  const holder = [...model.on(contract)].find(([, place]) =>
    role === "primary" ? place.isPrimary : place.isCardHolder,
  );
  const from = holder && dice.below(4) > 0 ? holder[0] : dice.pick(PEOPLE);
  const to = dice.pick(PEOPLE);
  const input = { contractNumber: mark + contract, role, person: ids.get(to) ?? "" };
  const isDone = model.nominate(offers.length, { contract, role, from, to });
  const says = await compare(
    `as ${from}: asks ${to} to be ${role} of ${contract}`,
    isDone,
    nominate(ctxs.get(from) as ViewerCtx, input),
  );
  if (isDone) {
    const { id } = await row<{ id: string }>(
      `SELECT handover.id FROM handover JOIN contract ON contract.id = contract_id
       WHERE number = $1 AND role = $2::handover_role AND ended_at IS NULL`,
      [input.contractNumber, role],
    );
    offers.push(id);
  }
  return says;
}

/** Every place and who sees what, as the model writes it. */
async function linesOf({ mark, ids }: World): Promise<string[]> {
  const found = await rows<{ line: string }>(
    `SELECT concat_ws(' ', substr(number, length($1) + 1), left(email, 1), is_primary::text, is_card_holder::text,
                      coalesce(place.ends_on::text, ''), (mine.person_id IS NOT NULL)::text) AS line
     FROM contract_contact place JOIN contract ON contract.id = place.contract_id JOIN person ON person.id = place.person_id
     -- Of these people only: of everybody it takes longer with every world that is there.
     LEFT JOIN (SELECT * FROM contract_access WHERE person_id = ANY ($3::uuid[])) mine
       ON mine.contract_id = place.contract_id AND mine.person_id = place.person_id
     WHERE contract.number = ANY ($2)`,
    [mark, CONTRACTS.map((contract) => mark + contract), [...ids.values()]],
  );
  return found.map(({ line }) => line).sort();
}

/** One sequence; what went wrong in it, if anything did. */
async function play(seed: number, at: number, template: ViewerCtx): Promise<string[]> {
  const dice = chanceOf(seed + at);
  const world = await makeWorld(`m${at}-`, dice, template);
  const said: string[] = world.model.lines();
  for (let done = 0; done < STEPS; done += 1) {
    said.push(await step(world, dice));
    if (said.at(-1)?.startsWith("WRONG")) return said;
    const lines = await linesOf(world);
    if (lines.join() !== world.model.lines().join())
      return [...said, "but is", ...lines, "not", ...world.model.lines()];
  }
  const withoutPrimary = CONTRACTS.filter(
    (contract) => [...world.model.on(contract).values()].filter(({ isPrimary }) => isPrimary).length !== 1,
  );
  return withoutPrimary.length > 0 ? [...said, `no primary contact on ${withoutPrimary}`] : [];
}

test("[A4] random sequences of who lets whom in, removes, sets ends and hands over come out as the model says", async () => {
  const { seed } = chance();
  const template = await manager(ADA);
  const start = performance.now();
  let begun = 0;
  const wrong: string[] = [];
  const goesOn = () => wrong.length === 0 && (RUNS === null ? performance.now() - start < CI_MS : begun < RUNS);
  const lanes = Array.from({ length: LANES }, async () => {
    while (goesOn()) wrong.push(...(await play(seed, begun++, template)));
  });
  await Promise.all(lanes);
  expect(wrong).toEqual([]);
  console.info(`${begun} sequences of ${STEPS} steps, from SEED=${seed}`);
  expect(begun).toBeGreaterThan(LANES);
}, 3_600_000);
