import { Client } from "pg";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { getStanding } from "@/lib/access/queries";
import { viewerDb } from "@/lib/platform/db";
import { askForAccess } from "@/lib/users/requests/commands/ask";
import { withdrawRequest } from "@/lib/users/requests/commands/withdraw";
import { listOwnRequests, listWaitingRequests } from "@/lib/users/requests/queries";
import { row, rows } from "../setup/admin";
import { chance } from "../setup/chance";
import { freshDemo } from "../setup/demo";
import { queuedJobs } from "../setup/jobs";
import { outcomeOf, refusalOf } from "../setup/outcome";
import { spread } from "../setup/spread";
import { ctxOf, moveClock, viewerOf } from "../setup/world";
import { addContact, ask, askAndMatch, runMatching, STIG, subjects, typed } from "./requesting";

beforeEach(freshDemo);

const askFor = async (number: string, email = STIG) =>
  outcomeOf(askForAccess(await ctxOf(email, "access.ask"), typed(number)));
const forgetAsks = () => rows("DELETE FROM rate_limit");

/** What the database is asked while something runs, without the values. */
async function statementsOf(run: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const original = Client.prototype.query as (...args: unknown[]) => unknown;
  const spy = vi.spyOn(Client.prototype, "query").mockImplementation(function (this: Client, ...args: unknown[]) {
    const [query] = args as [string | { text: string }];
    const text = typeof query === "string" ? query : query.text;
    // A connection's first word is said once, whoever comes first.
    if (!text.startsWith("SET ROLE")) seen.push(text);
    return original.apply(this, args) as never;
  });
  await run();
  spy.mockRestore();
  return seen;
}

const PAIRS = 100;

test(`[ACC-9, S4] asking for a number that exists and for one that does not takes the same time: ${PAIRS} each, in random order`, async () => {
  const luck = chance();
  const took: Record<"known" | "unknown", number[]> = { known: [], unknown: [] };
  for (let pair = 0; pair < PAIRS; pair += 1)
    for (const kind of luck.shuffled(["known", "unknown"] as const)) {
      const ctx = await ctxOf(`${kind}${pair}@nowhere.example`, "access.ask");
      const start = performance.now();
      await askForAccess(ctx, typed(kind === "known" ? "C-1001" : "C-9999"));
      took[kind].push(performance.now() - start);
    }
  const [known, unknown] = [spread(took.known), spread(took.unknown)];
  // Two medians of 100 stray by an eighth of the spread: four times that does not happen by chance.
  expect(Math.abs(known.median - unknown.median)).toBeLessThan(0.6 * Math.max(known.spread, unknown.spread));
}, 180_000);

describe("asking", () => {
  test("[ACC-9] gives the same answer, rows, jobs and statements for a number that exists, one that does not, and one the asker sees", async () => {
    const answers = [];
    await addContact("wide@acme.example", "C-1002");
    for (const number of ["C-1001", "C-9999", "C-1002", "INV-1042", "C-3001"]) {
      await forgetAsks();
      await rows("DELETE FROM access_request; DELETE FROM graphile_worker._private_jobs");
      const ctx = await ctxOf("wide@acme.example", "access.ask");
      let outcome = "";
      const statements = await statementsOf(async () => {
        outcome = JSON.stringify((await askForAccess(ctx, typed(number))) ?? null);
      });
      const {
        number: kept,
        id: _id,
        created_at: _at,
        expires_at: _until,
        ...rest
      } = await row<Record<string, unknown>>(
        "SELECT *, expires_at - created_at = interval '14 days' AS fortnight FROM access_request",
      );
      expect(kept).toBe(number);
      answers.push({ outcome, statements, rest, jobs: (await queuedJobs()).map(({ task }) => task) });
    }
    expect(answers[0]?.statements.length).toBeGreaterThan(5);
    expect(answers[0]?.jobs).toEqual(["match_access_request"]);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test("[ACC-9] what the worker finds or does not leaves what the asker sees as it was", async () => {
    const seen = [];
    for (const number of ["C-1001", "C-9999"]) {
      await rows("DELETE FROM access_request");
      await askAndMatch(number);
      const stig = await viewerOf(STIG);
      const [own, ...others] = await listOwnRequests(stig);
      const matches = await viewerDb(stig, (tx) => tx.accessRequestMatch.count());
      seen.push({ ...own, id: "", number: "", others, matches, standing: await getStanding(stig) });
    }
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]).toMatchObject({ askedOn: "2027-03-10", waitsUntil: "2027-03-24", matches: 0 });
  });

  test("[ACC-9] the same number again, however written, is answered with when it was asked", async () => {
    expect(await askFor("C-1001")).toBe("done");
    await moveClock({ days: 2 });
    for (const number of ["C-1001", "c-1001"])
      expect(await refusalOf(askForAccess(await ctxOf(STIG, "access.ask"), typed(number)))).toMatchObject({
        code: "RULE",
        reason: "access.asked_already",
        refusal: { params: { askedOn: "2027-03-10", waitsUntil: "2027-03-24" } },
      });
    expect(await askFor("C-1001", "sten@nowhere.example")).toBe("done"); // somebody else's own
    await moveClock({ days: 12, seconds: 1 });
    expect(await askFor("C-1001")).toBe("done"); // the first has run out
  });

  test("[ACC-9] pressed four times at once it is one request", async () => {
    const ctx = await ctxOf(STIG, "access.ask");
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => outcomeOf(askForAccess(ctx, typed("C-1001")))));
    expect(outcomes.sort()).toEqual(["access.asked_already", "access.asked_already", "access.asked_already", "done"]);
    expect(await rows("SELECT id FROM access_request")).toHaveLength(1);
  });

  test("[ACC-9, S6] five a day a person: the sixth is refused with the hours to wait, and pressing twice costs nothing", async () => {
    for (let nth = 1; nth <= 5; nth += 1) {
      expect(await askFor(`N-${nth}`)).toBe("done");
      expect(await askFor(`N-${nth}`)).toBe("access.asked_already");
    }
    const sixth = await refusalOf(askForAccess(await ctxOf(STIG, "access.ask"), typed("N-6")));
    expect(sixth).toMatchObject({ reason: "access.asked_too_often", refusal: { params: { hours: 24 } } });
    expect(sixth.refusal.ask?.email).toBe("service@fjord.example");
    expect(await askFor("N-6", "sten@nowhere.example")).toBe("done");
    expect(await rows("SELECT id FROM access_request")).toHaveLength(6);
  });

  test("[ACC-9, S6] twenty a day a network, whoever asks; what it has used up costs nobody their own", async () => {
    const from = async (email: string, number: string) =>
      outcomeOf(askForAccess({ ...(await ctxOf(email, "access.ask")), network: "10.0.0.1" }, typed(number)));
    for (let nth = 0; nth < 20; nth += 1) expect(await from(`p${nth}@nowhere.example`, "C-1001")).toBe("done");
    for (let nth = 0; nth < 6; nth += 1) expect(await from(STIG, "C-1001")).toBe("access.network_asked_too_often");
    expect(await askFor("C-1001")).toBe("done"); // from elsewhere
  });
});

describe("an own request", () => {
  const withdraw = async (id: string, email = STIG) =>
    outcomeOf(withdrawRequest(await ctxOf(email, "access.ask"), { request: id }));

  test("[ACC-9] is withdrawn once, and asked again at once", async () => {
    const id = await ask("C-1001");
    expect(await withdraw(id)).toBe("done");
    expect(await listOwnRequests(await viewerOf(STIG))).toEqual([]);
    expect(await withdraw(id)).toBe("access.own_request_over");
    await runMatching();
    expect(await subjects()).toEqual([]); // withdrawn before the worker came to it
    expect(await askFor("C-1001")).toBe("done");
  });

  test("[ACC-6] somebody else's is not found, nor changed, also by the contacts who see it", async () => {
    const id = await askAndMatch("C-1001");
    for (const email of ["sten@nowhere.example", "ada@acme.example", "dan@birch.example"])
      expect(await withdraw(id, email)).toBe("access.not_found");
    expect(await withdraw("0b0e7bd8-0000-4000-8000-000000000000")).toBe("access.not_found");
    expect(await listOwnRequests(await viewerOf("sten@nowhere.example"))).toEqual([]);
    expect(await listOwnRequests(await viewerOf("ada@acme.example"))).toEqual([]); // hers to answer, not her own
    expect(await listOwnRequests(await viewerOf(STIG))).toHaveLength(1);
  });

  test("[ACC-9] waits in the lists of the contract's contacts, and in nobody else's", async () => {
    const id = await askAndMatch("C-1001");
    const waiting = async (email: string) => listWaitingRequests(await viewerOf(email));
    expect(await waiting("ada@acme.example")).toEqual([
      {
        ...{ id, name: "Stig Ek", email: STIG, contract: "C-1001" },
        ...{ askedOn: "2027-03-10", expiresOn: "2027-03-24" },
      },
    ]);
    expect(await waiting("ben@acme.example")).toHaveLength(1);
    for (const email of [STIG, "cora@acme.example", "dan@birch.example", "eve@cedar.example"])
      expect(await waiting(email)).toEqual([]);
    await askAndMatch("C-5001");
    expect(await waiting("ina@elm.example")).toHaveLength(1);
    expect(await waiting("gus@elm.example")).toEqual([]); // sees the contract by a rule, is no contact
  });

  test("[A2] nobody writes a request in another's name, under another address, or one that is matched", async () => {
    const [stig, sten] = [await viewerOf(STIG), await viewerOf("sten@nowhere.example")];
    const insert = (personId: string, email: string) =>
      viewerDb(
        stig,
        (tx) => tx.$executeRaw`
          INSERT INTO access_request (id, person_id, email, first_name, last_name, number, created_at, expires_at)
          VALUES (gen_random_uuid(), ${personId}::uuid, ${email}, 'x', 'x', 'x', portal.now(), portal.now())`,
      );
    await expect(insert(sten.personId, sten.email)).rejects.toThrow("row-level security");
    await expect(insert(stig.personId, "ada@acme.example")).rejects.toThrow("row-level security");
    const id = await ask("C-1001");
    await expect(
      viewerDb(
        stig,
        (tx) => tx.$executeRaw`
          INSERT INTO access_request_match (request_id, account_id, contract_id)
          SELECT ${id}::uuid, account_id, id FROM contract`,
      ),
    ).rejects.toThrow("permission denied");
  });
});
