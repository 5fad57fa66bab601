import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { callOffPayment } from "@/lib/payments/commands/call-off-payment";
import { settleAttempt } from "@/lib/payments/commands/settle-attempt";
import { confirmAttempt, prepareIntent } from "@/lib/payments/saved/commands/charge-saved-method";
import { settleUnfinished } from "@/lib/payments/tasks";
import { DomainError } from "@/lib/platform/errors";
import { pay, payInvoice } from "../payments/paying";
import { mayManageBilling, paySaved, saveMethod, startAgain, startCharge } from "../payments/saving";
import { row, rows } from "../setup/admin";
import { type Chance, chance, chanceOf } from "../setup/chance";
import { freshDemo } from "../setup/demo";
import { ctxOf, moveClock } from "../setup/world";
import { expectAgreement } from "./agreement";
import { FRESH_MINOR, freshInvoice } from "./fresh-invoice";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

/** As many as CI has time for, each time others; `FAULT_SEEDS=1000 npm run test:db -- tests/faults` for the full count. */
const RUNS = Number(process.env.FAULT_SEEDS ?? 250);
/** Runs that go on beside each other, and so disturb each other too. */
const SIDE_BY_SIDE = 40;
/** `PARALLEL=20` for the full count; the same is pressed over HTTP, too. */
const PARALLEL_ROUNDS = Number(process.env.PARALLEL ?? 6);
const AT_ONCE = 50;
const PAYERS = ["ada@acme.example", "ben@acme.example"] as const;
const CARDS = ["4242424242424242", "4242424242424242", "4000000000000002", "4000002500003155"] as const;
/** Saved ones: two that pay, one that fails and one that asks for 3-D Secure. */
const SAVED = [
  "pm_card_visa",
  "pm_card_mastercard",
  "pm_card_chargeCustomerFail",
  "pm_card_authenticationRequiredOnSetup",
] as const;

type Methods = readonly [string, ...string[]];
let methods: Methods;

beforeAll(async () => {
  await freshDemo();
  await mayManageBilling(PAYERS[1], "Acme US");
}, 60_000);

/** An empty provider, and the methods that are saved there from now on. */
async function freshProvider(): Promise<void> {
  await sandbox.control.reset();
  await startAgain(sandbox, "Acme US");
  const saved: string[] = [];
  for (const card of SAVED) saved.push((await saveMethod(sandbox, "Acme US", { card })).id);
  methods = saved as unknown as Methods;
}

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
  intent: string | null;
  payer: string;
}

const attemptsOf = (number: string): Promise<OpenAttempt[]> =>
  rows<OpenAttempt>(
    `SELECT attempt.id, provider_session_id AS session, provider_intent_id AS intent, person.email AS payer
     FROM payment_attempt attempt
     JOIN payment_attempt_invoice tried ON tried.attempt_id = attempt.id JOIN invoice ON invoice.id = tried.invoice_id
     JOIN person ON person.id = payer_person_id WHERE invoice.number = $1 ORDER BY attempt.created_at`,
    [number],
  );

/** One step of somebody or something, chosen by chance; crashes and lost replies included. */
async function step(number: string, dice: Chance): Promise<void> {
  const attempts = await attemptsOf(number);
  const attempt = attempts[dice.below(Math.max(1, attempts.length))];
  const kind = dice.below(28);
  if (kind >= 20 || (!attempt && kind % 2 === 0)) return stepSaved(number, dice, attempt);
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

/** A press for a saved method: whole, dying after any of its phases, or waking up much later. */
async function stepSaved(number: string, dice: Chance, attempt: OpenAttempt | undefined): Promise<void> {
  const [payer, method, dies] = [dice.pick(PAYERS), dice.pick(methods), dice.below(6)];
  if (dies >= 4) return played(() => paySaved(payer, number, method));
  if (dies === 3) return loseIntentReply(number, dice);
  const late = attempt?.intent;
  if (dies === 2 && late) return played(() => confirmAttempt(attempt.id, late));
  return played(async () => {
    const ctx = await ctxOf(payer, "payments.pay");
    const { attemptId } = await startCharge(ctx, { reference: number, methodId: method });
    if (dies === 1) await prepareIntent(attemptId);
  });
}

async function loseIntentReply(number: string, dice: Chance): Promise<void> {
  const path = dice.pick(["/v1/payment_intents", "^/v1/payment_intents/[^/]+/confirm"] as const);
  const drop = dice.pick(["before", "after"] as const);
  await sandbox.control.fault({ match: { path, method: "POST", times: 2 }, fault: { drop } });
  await played(() => paySaved(dice.pick(PAYERS), number, dice.pick(methods)));
  await sandbox.control.clearFaults();
}

async function loseReply(number: string, dice: Chance): Promise<void> {
  const when = dice.pick(["before", "after"] as const);
  await sandbox.control.fault({ match: { path: "/v1/checkout", times: 2 }, fault: { drop: when } });
  await played(() => pay(dice.pick(PAYERS), number));
  await sandbox.control.clearFaults();
}

async function finishAuthentication({ session, intent: own }: OpenAttempt): Promise<void> {
  const state = await sandbox.control.state();
  const intent = own ?? state.sessions.find(({ id }) => id === session)?.payment_intent;
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
  beforeEach(freshProvider);
  afterEach(expectAgreement);

  test(`[M1, M3, M4] is never charged twice, in ${RUNS} random runs of pressing, paying, losing, dying, calling off and settling`, async () => {
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
      await expectAgreement();
      await freshProvider();
    }
  }, 900_000);

  test(`[M1, PAY-7] paid with saved methods ${AT_ONCE} times at once by two people is charged once, ${PARALLEL_ROUNDS} times over`, async () => {
    const dice = chance();
    for (let round = 0; round < PARALLEL_ROUNDS; round += 1) {
      const number = await freshInvoice(`F-${dice.seed}-${200_000 + round}`);
      const paying = methods.slice(0, 2) as unknown as Methods;
      await Promise.all(
        Array.from({ length: AT_ONCE }, () => played(() => paySaved(dice.pick(PAYERS), number, dice.pick(paying)))),
      );
      for (const { id } of await attemptsOf(number)) await settleAttempt(id);
      await expectOneTruth(number, dice.seed);
      const { open } = await row<{ open: number }>("SELECT open_minor::int AS open FROM invoice WHERE number = $1", [
        number,
      ]);
      expect({ seed: dice.seed, open }).toEqual({ seed: dice.seed, open: 0 });
    }
  }, 300_000);

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
