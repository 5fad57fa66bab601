import { beforeEach, describe, expect, test } from "vitest";
import { turnOffRenewal, turnOnRenewal } from "@/lib/contracts/renewal/commands";
import type { ViewerCtx } from "@/lib/platform/viewer";
import { fingerprint, inTransaction, rows } from "../setup/admin";
import { chance } from "../setup/chance";
import { freshDemo } from "../setup/demo";
import { queuedMails } from "../setup/jobs";
import { untilWaiting } from "../setup/locks";
import { outcomeOf } from "../setup/outcome";
import { contractRow, ctxOf } from "../setup/world";

const C1001 = { contractNumber: "C-1001" };
const BENS_PLACE = `contract_contact WHERE contract_id = (SELECT id FROM contract WHERE number = 'C-1001')
  AND person_id = (SELECT id FROM person WHERE email = 'ben@acme.example')`;

beforeEach(freshDemo);

describe("several at once", () => {
  test("[REN-5] of two people who turn it off at the same time one does, and one set of mails goes out", async () => {
    const people = [await ctxOf("ada@acme.example"), await ctxOf("ben@acme.example")];
    const attempts = await inTransaction(async (other) => {
      await other.query("SELECT FROM contract WHERE number = 'C-1001' FOR UPDATE");
      const started = people.map((ctx) => outcomeOf(turnOffRenewal(ctx, C1001)));
      await untilWaiting(2); // both have read that it is on
      await other.query("COMMIT");
      return started;
    });
    expect((await Promise.all(attempts)).sort()).toEqual(["done", "renewal.turned_off_here"]);
    expect(await queuedMails()).toHaveLength(3);
    expect(await rows("SELECT FROM audit_event")).toHaveLength(1);
  });

  test("[REN-4, A7] a crowd that turns it off and on leaves a history without a gap, and its mails", async () => {
    const luck = chance();
    const [ada, ben] = [await ctxOf("ada@acme.example"), await ctxOf("ben@acme.example")];
    const attempts = Array.from({ length: 60 }, () => {
      const [ctx, command] = [luck.pick([ada, ben]), luck.pick([turnOffRenewal, turnOnRenewal])];
      return outcomeOf(command(ctx, C1001));
    });
    const done = (await Promise.all(attempts)).filter((outcome) => outcome === "done").length;
    const history = await rows<{ before: object; after: object }>("SELECT before, after FROM audit_event ORDER BY at");
    expect(history).toHaveLength(done);
    history.forEach(({ before, after }, index) => {
      expect(before).toEqual({ autoRenew: index % 2 === 0 });
      expect(after).toEqual({ autoRenew: index % 2 === 1 });
    });
    expect(await contractRow("C-1001")).toMatchObject({ auto_renew: done % 2 === 0 });
    expect(await queuedMails()).toHaveLength(3 * done);
  });
});

describe("a person removed meanwhile", () => {
  test.each([
    ["taken off the contract", `DELETE FROM ${BENS_PLACE}`],
    [
      "given an end date that is over",
      `UPDATE ${BENS_PLACE.replace("contract_contact", "contract_contact SET ends_on = '2027-03-09'")}`,
    ],
  ])("[A3, ACC-7] %s while the write waits for it: not found, and nothing is changed", async (_how, removal) => {
    const ben = await ctxOf("ben@acme.example");
    const before = await fingerprint("contract", "audit_event", "graphile_worker._private_jobs");
    const attempt = await inTransaction(async (other) => {
      await other.query(removal);
      const outcome = outcomeOf(turnOffRenewal(ben, C1001));
      await untilWaiting(1);
      await other.query("COMMIT");
      return { outcome };
    });
    expect(await attempt.outcome).toBe("access.not_found");
    expect(await fingerprint("contract", "audit_event", "graphile_worker._private_jobs")).toEqual(before);
  });

  test("[A3] a removal that comes while the write is under way waits for it to end", async () => {
    const ben = await ctxOf("ben@acme.example");
    const outcome = await inTransaction((historian) =>
      inTransaction(async (remover) => {
        await historian.query("LOCK TABLE audit_event IN SHARE MODE");
        const attempt = outcomeOf(turnOffRenewal(ben, C1001));
        await untilWaiting(1); // holds ben's place, waits to write its history
        const removal = remover.query(`DELETE FROM ${BENS_PLACE}`);
        await untilWaiting(2); // waits for ben's place
        await historian.query("COMMIT");
        const [done] = await Promise.all([attempt, removal]);
        await remover.query("COMMIT");
        return done;
      }),
    );
    expect(outcome).toBe("done");
    expect(await contractRow("C-1001")).toMatchObject({ auto_renew: false });
    expect(await outcomeOf(turnOnRenewal(ben, C1001))).toBe("access.not_found");
  });

  test("[A3] in 150 races of a removal with a write, none is written after the removal has won", async () => {
    const luck = chance();
    const contracts = await manyContracts(150);
    const lanes = Array.from({ length: 5 }, (_, lane) => contracts.filter((_contract, index) => index % 5 === lane));
    const results = (
      await Promise.all(
        lanes.map((lane) =>
          inTransaction(async (remover) => {
            const found: string[] = [];
            for (const contract of lane) found.push(await raceRemoval(remover, contract, luck.pick(HEAD_STARTS)));
            return found;
          }),
        ),
      )
    ).flat();
    expect(results.filter((result) => result.startsWith("wrong"))).toEqual([]);
    // Unless both happen, nothing was raced.
    expect(new Set(results)).toEqual(new Set(["written first", "removed first"]));
  }, 120_000);
});

/** Statements by which a removal comes after the write has begun. */
const HEAD_STARTS = [0, 0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 60] as const;

interface RacedContract {
  number: string;
  ctx: ViewerCtx;
}

/** So many contracts inside their window, with a contact each who is on nothing else. */
async function manyContracts(count: number): Promise<RacedContract[]> {
  await rows(
    `WITH model AS (SELECT * FROM contract WHERE number = 'C-1001'),
     people AS (INSERT INTO person (id, email, email_verified_at)
       SELECT gen_random_uuid(), 'racer' || n || '@acme.example', now() FROM generate_series(1, ${count}) n RETURNING id, email),
     named AS (INSERT INTO account_person (account_id, person_id, first_name, last_name)
       SELECT model.account_id, people.id, 'R', 'R' FROM people, model),
     contracts AS (INSERT INTO contract (id, account_id, bill_group_id, number, starts_on, ends_on, auto_renew, paid_by, value_minor, currency)
       SELECT gen_random_uuid(), account_id, bill_group_id, 'R-' || n, starts_on, ends_on, true, paid_by, 1, currency
       FROM model, generate_series(1, ${count}) n RETURNING id, account_id, number)
     INSERT INTO contract_contact (id, account_id, contract_id, person_id)
       SELECT gen_random_uuid(), contracts.account_id, contracts.id, people.id FROM contracts
       JOIN people ON people.email = 'racer' || substr(contracts.number, 3) || '@acme.example'`,
  );
  const template = await ctxOf("ada@acme.example");
  const people = await rows<{ id: string; email: string }>("SELECT id, email FROM person WHERE email LIKE 'racer%'");
  return people.map(({ id, email }) => ({
    number: `R-${/\d+/.exec(email)}`,
    ctx: {
      ...template,
      actor: { kind: "person", personId: id, email },
      viewer: { ...template.viewer, personId: id, email },
    },
  }));
}

/**
 * Lets a contact be removed and act at once, the removal some statements later. The remover looks at the contract while
 * it holds the place: a write that won is there to be seen, and one that is not there yet must not come any more.
 */
async function raceRemoval(
  remover: Parameters<Parameters<typeof inTransaction>[0]>[0],
  { number, ctx }: RacedContract,
  headStart: number,
): Promise<string> {
  const attempt = outcomeOf(turnOffRenewal(ctx, { contractNumber: number }));
  for (let statement = 0; statement < headStart; statement += 1) await remover.query("SELECT");
  await remover.query("DELETE FROM contract_contact WHERE person_id = $1", [ctx.viewer.personId]);
  const seen = await remover.query("SELECT auto_renew FROM contract WHERE number = $1", [number]);
  await remover.query("COMMIT; BEGIN");
  const wasWrittenBefore = seen.rows[0].auto_renew === false;
  const isDone = (await attempt) === "done";
  if (isDone !== wasWrittenBefore) return `wrong: ${number} was written after the removal`;
  return isDone ? "written first" : "removed first";
}
