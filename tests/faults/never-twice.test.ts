import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { callOffPayment } from "@/lib/payments/commands/call-off-payment";
import { payInvoice } from "@/lib/payments/commands/pay-invoice";
import { settleAttempt } from "@/lib/payments/commands/settle-attempt";
import { settleUnfinished } from "@/lib/payments/tasks";
import { DomainError } from "@/lib/platform/errors";
import { pay } from "../payments/paying";
import { row, rows } from "../setup/admin";
import { type Chance, chance, chanceOf } from "../setup/chance";
import { freshDemo } from "../setup/demo";
import { ctxOf, moveClock } from "../setup/world";
import { FRESH_MINOR, freshInvoice } from "./fresh-invoice";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

/** As many as CI has time for, each time others; `FAULT_SEEDS=1000 npm run test:db -- tests/faults` for the full count. */
const RUNS = Number(process.env.FAULT_SEEDS ?? 250);
/** Runs that go on beside each other, and so disturb each other too. */
const SIDE_BY_SIDE = 40;
const PARALLEL_ROUNDS = 20;
const AT_ONCE = 50;
const PAYERS = ["ada@acme.example", "ben@acme.example"] as const;
const CARDS = ["4242424242424242", "4242424242424242", "4000000000000002", "4000002500003155"] as const;

beforeAll(async () => {
  await freshDemo();
}, 60_000);

/** What went wrong on purpose, and what the domain refuses, is part of the game; anything else is not. */
async function played(step: () => Promise<unknown>): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}

interface OpenAttempt {
  id: string;
  session: string | null;
  payer: string;
}

const attemptsOf = (number: string): Promise<OpenAttempt[]> =>
  rows<OpenAttempt>(
    `SELECT attempt.id, provider_session_id AS session, person.email AS payer FROM payment_attempt attempt
     JOIN payment_attempt_invoice tried ON tried.attempt_id = attempt.id JOIN invoice ON invoice.id = tried.invoice_id
     JOIN person ON person.id = payer_person_id WHERE invoice.number = $1 ORDER BY attempt.created_at`,
    [number],
  );

/** One step of somebody or something, chosen by chance; crashes and lost replies included. */
async function step(number: string, dice: Chance): Promise<void> {
  const attempts = await attemptsOf(number);
  const attempt = attempts[dice.below(Math.max(1, attempts.length))];
  const kind = dice.below(20);
  if (kind <= 5 || !attempt) return played(() => pay(dice.pick(PAYERS), number));
  if (kind === 6) return loseReply(number, dice);
  if (kind <= 9 && attempt.session)
    return void (await sandbox.control.pay(attempt.session, { card: dice.pick(CARDS) }));
  if (kind <= 11 && attempt.session)
    return void (await sandbox.control.pay(attempt.session, { card: "4242424242424242" }));
  if (kind <= 13)
    return played(async () => callOffPayment(await ctxOf(attempt.payer, "payments.pay"), { attempt: attempt.id }));
  if (kind <= 15) return finishAuthentication(attempt);
  return played(() => settleAttempt(attempt.id));
}

/** A run: a few steps, now and then two at once. */
async function play(number: string, dice: Chance): Promise<void> {
  const steps = 3 + dice.below(6);
  for (let at = 0; at < steps; at += 1)
    if (dice.below(3) === 0) await Promise.all([step(number, dice), step(number, dice)]);
    else await step(number, dice);
}

async function loseReply(number: string, dice: Chance): Promise<void> {
  const when = dice.pick(["before", "after"] as const);
  await sandbox.control.fault({ match: { path: "/v1/checkout", times: 2 }, fault: { drop: when } });
  await played(() => pay(dice.pick(PAYERS), number));
  await sandbox.control.clearFaults();
}

async function finishAuthentication({ session }: OpenAttempt): Promise<void> {
  const state = await sandbox.control.state();
  const intent = state.sessions.find(({ id }) => id === session)?.payment_intent;
  const waiting = state.paymentIntents.find(({ id, status }) => id === intent && status === "requires_action");
  // Somebody may have been quicker: then there is nothing left to authenticate.
  if (waiting) await sandbox.control.authenticate(waiting.id, "complete").catch(() => undefined);
}

/** After whatever happened: the janitor comes round, and everything must be as the provider says. */
async function expectOneTruth(number: string, seed: number): Promise<void> {
  const attempts = await attemptsOf(number);
  const charges = [];
  for (const { id } of attempts) charges.push(...(await sandbox.control.charges({ attempt: id })).charges);
  const taken = charges.filter(({ paid, amount_refunded }) => paid && amount_refunded === 0);
  const { open, ledger, allocated } = await row<{ open: number; ledger: number; allocated: number }>(
    `SELECT open_minor::int AS open,
       (SELECT coalesce(sum(amount_minor), 0)::int FROM ledger_entry WHERE invoice_id = invoice.id AND kind = 'receivable') AS ledger,
       (SELECT coalesce(sum(amount_minor), 0)::int FROM payment_allocation WHERE invoice_id = invoice.id) AS allocated
     FROM invoice WHERE number = $1`,
    [number],
  );
  expect({ seed, charges: taken.length }).toEqual({ seed, charges: Math.min(taken.length, 1) });
  expect({ seed, open, ledger, allocated }).toEqual({
    seed,
    open: FRESH_MINOR - taken.length * FRESH_MINOR,
    ledger: FRESH_MINOR - taken.length * FRESH_MINOR,
    allocated: taken.length * FRESH_MINOR,
  });
  const unended = await rows(
    `SELECT attempt.id FROM payment_attempt attempt JOIN payment_attempt_invoice tried ON tried.attempt_id = attempt.id
     JOIN invoice ON invoice.id = tried.invoice_id WHERE number = $1 AND ended_at IS NULL`,
    [number],
  );
  expect(unended).toEqual([]);
}

describe("an invoice", () => {
  beforeEach(() => sandbox.control.reset());

  test(`[M1, M3, M4] is never charged twice, in ${RUNS} random runs of pressing, paying, losing, calling off and settling`, async () => {
    const { seed } = chance();
    for (let first = 0; first < RUNS; first += SIDE_BY_SIDE) {
      const runs = Array.from({ length: Math.min(SIDE_BY_SIDE, RUNS - first) }, (_, at) => first + at);
      const numbers = await Promise.all(runs.map((nth) => freshInvoice(`F-${seed}-${nth}`)));
      await Promise.all(numbers.map((number, at) => play(number, chanceOf(seed + first + at))));
      // The janitor's rounds come later; what was never shown needs its ten minutes, what nobody finished its thirty.
      await sandbox.control.clearFaults();
      await moveClock({ minutes: 31 });
      await settleUnfinished();
      await Promise.all(numbers.map((number) => expectOneTruth(number, seed)));
      await sandbox.control.reset();
    }
  }, 900_000);

  test(`[M1, PAY-7] pressed ${AT_ONCE} times at once by two people is charged once, ${PARALLEL_ROUNDS} times over`, async () => {
    const dice = chance();
    for (let round = 0; round < PARALLEL_ROUNDS; round += 1) {
      const number = await freshInvoice(`F-${dice.seed}-${100_000 + round}`);
      const contexts = [await ctxOf(PAYERS[0], "payments.pay"), await ctxOf(PAYERS[1], "payments.pay")] as const;
      await Promise.all(
        Array.from({ length: AT_ONCE }, () => played(() => payInvoice(dice.pick(contexts), { reference: number }))),
      );
      const attempts = await attemptsOf(number);
      expect(attempts).toHaveLength(1);
      const session = attempts[0]?.session ?? "";
      await Promise.all(Array.from({ length: 5 }, () => sandbox.control.pay(session, { card: "4242424242424242" })));
      await Promise.all(Array.from({ length: 10 }, () => settleAttempt(attempts[0]?.id ?? "")));
      await expectOneTruth(number, dice.seed);
    }
  }, 300_000);
});
