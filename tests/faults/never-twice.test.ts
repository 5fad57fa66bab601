import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { callOffPayment } from "@/lib/payments/commands/call-off-payment";
import { settleAttempt } from "@/lib/payments/commands/settle-attempt";
import { confirmAttempt, prepareIntent } from "@/lib/payments/saved/commands/charge-saved-method";
import { payTogether } from "@/lib/payments/sets/commands/pay-together";
import { settleUnfinished } from "@/lib/payments/tasks";
import { DomainError } from "@/lib/platform/errors";
import { pay, payInvoice, paySet, wanting } from "../payments/paying";
import { mayManageBilling, paySaved, saveMethod, startAgain, startCharge } from "../payments/saving";
import { row, rows } from "../setup/admin";
import { type Chance, chance, chanceOf } from "../setup/chance";
import { freshDemo } from "../setup/demo";
import { ctxOf, moveClock } from "../setup/world";
import { expectAgreement } from "./agreement";
import { FRESH_MINOR, freshInvoice } from "./fresh-invoice";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

/** As many as CI has time for, each time others; `FAULT_SEEDS=1000 npm run test:db -- tests/faults` for the full count. */
const RUNS = Number(process.env.FAULT_SEEDS ?? 150);
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
  // In euros, for which there are bank debits, and in parts of ten or more.
  await rows(
    `INSERT INTO seller_currency SELECT seller_entity_id, 'EUR', online_limit_minor, 1000, true, bank_name, account_holder,
       account_number, bank_code FROM seller_currency WHERE currency = 'USD'`,
  );
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

/** What a run is about: up to three invoices, which are paid together or one by one. */
type Numbers = readonly [string, ...string[]];

const attemptsOf = (...numbers: readonly string[]): Promise<OpenAttempt[]> =>
  rows<OpenAttempt>(
    `SELECT DISTINCT attempt.created_at, attempt.id, provider_session_id AS session, provider_intent_id AS intent,
       person.email AS payer
     FROM payment_attempt attempt
     JOIN payment_attempt_invoice tried ON tried.attempt_id = attempt.id JOIN invoice ON invoice.id = tried.invoice_id
     JOIN person ON person.id = payer_person_id WHERE invoice.number = ANY ($1) ORDER BY attempt.created_at`,
    [numbers],
  );

/** Some of them in any order, some of those in part. */
const someOf = (numbers: Numbers, dice: Chance): string[] =>
  dice
    .shuffled(numbers)
    .slice(0, 1 + dice.below(numbers.length))
    .map((number) => (dice.below(2) === 0 ? `${number}=${10 + dice.below(40)}` : number));

/** One step of somebody or something, chosen by chance; crashes and lost replies included. */
async function step(numbers: Numbers, dice: Chance): Promise<void> {
  const attempts = await attemptsOf(...numbers);
  const attempt = attempts[dice.below(Math.max(1, attempts.length))];
  const number = dice.pick(numbers);
  const kind = dice.below(40);
  if (kind >= 28) return stepSet(numbers, dice, attempt);
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

/** A press for several, or for parts; a bank debit entered on its page; the bank's word about one, days later. */
async function stepSet(numbers: Numbers, dice: Chance, attempt: OpenAttempt | undefined): Promise<void> {
  const asked = someOf(numbers, dice);
  const kind = dice.below(8);
  if (kind <= 2) return played(() => paySet(dice.pick(PAYERS), asked, dice.below(2) === 0 ? "card" : "bank_debit"));
  if (kind === 3)
    return played(async () => {
      const ctx = await ctxOf(dice.pick(PAYERS), "payments.pay");
      await payTogether(ctx, { shares: wanting(...asked), way: dice.pick(methods) });
    });
  if (kind <= 5 && attempt?.session) return void (await sandbox.control.pay(attempt.session, { card: "bank_debit" }));
  if (attempt) await settleDebits([attempt.id], dice);
}

/** The bank's word about debits on their way: paid or not. */
async function settleDebits(attempts: readonly string[], dice: Chance): Promise<void> {
  const { paymentIntents } = await sandbox.control.state();
  for (const { id, status, metadata } of paymentIntents)
    if (status === "processing" && attempts.includes(metadata.attempt ?? ""))
      await sandbox.control.settleDebit(id, dice.pick(["succeeded", "failed"])).catch(() => undefined);
}

/** A run: a few steps, now and then two at once. */
async function play(number: Numbers, dice: Chance): Promise<void> {
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
async function expectOneTruth(numbers: readonly string[], seed: number): Promise<void> {
  const attempts = await attemptsOf(...numbers);
  let taken = 0;
  for (const { id } of attempts) {
    const { charges } = await sandbox.control.charges({ attempt: id });
    const paid = charges.filter((charge) => charge.paid && charge.amount_refunded === 0);
    expect({ seed, id, charges: paid.length }).toEqual({ seed, id, charges: Math.min(paid.length, 1) });
    taken += paid.reduce((total, { amount }) => total + amount, 0);
  }
  const invoices = await rows<{ open: number; ledger: number; allocated: number }>(
    `SELECT open_minor::int AS open,
       (SELECT coalesce(sum(amount_minor), 0)::int FROM ledger_entry WHERE invoice_id = invoice.id AND kind = 'receivable') AS ledger,
       (SELECT coalesce(sum(amount_minor), 0)::int FROM payment_allocation WHERE invoice_id = invoice.id) AS allocated
     FROM invoice WHERE number = ANY ($1)`,
    [numbers],
  );
  for (const { open, ledger, allocated } of invoices)
    expect({ seed, ledger, open, isOver: open < 0 }).toEqual({
      ...{ seed, ledger: FRESH_MINOR - allocated, open: FRESH_MINOR - allocated, isOver: false },
    });
  // To the cent: nothing taken is left over, so that nothing was taken twice.
  expect({ seed, taken }).toEqual({ seed, taken: invoices.reduce((total, { allocated }) => total + allocated, 0) });
  const unended = await rows(
    `SELECT attempt.id FROM payment_attempt attempt JOIN payment_attempt_invoice tried ON tried.attempt_id = attempt.id
     JOIN invoice ON invoice.id = tried.invoice_id WHERE number = ANY ($1) AND ended_at IS NULL`,
    [numbers],
  );
  expect(unended).toEqual([]);
}

/** One invoice, or two or three that are paid together. */
async function freshGame(name: string, nth: number): Promise<Numbers> {
  const first = await freshInvoice(name, { currency: "EUR" });
  const others = Array.from({ length: nth % 3 }, (_, at) => freshInvoice(`${name}-${at}`, { currency: "EUR" }));
  return [first, ...(await Promise.all(others))];
}

describe("an invoice", () => {
  beforeEach(freshProvider);
  afterEach(expectAgreement);

  test(`[M1, M3, M4] is never charged twice, in ${RUNS} random runs of pressing, paying, losing, dying, calling off and settling`, async () => {
    const { seed } = chance();
    for (let first = 0; first < RUNS; first += SIDE_BY_SIDE) {
      const runs = Array.from({ length: Math.min(SIDE_BY_SIDE, RUNS - first) }, (_, at) => first + at);
      const games = await Promise.all(runs.map((nth) => freshGame(`F-${seed}-${nth}`, nth)));
      await Promise.all(games.map((numbers, at) => play(numbers, chanceOf(seed + first + at))));
      await sandbox.control.clearFaults();
      // Debits that were just entered are heard of here first; then the bank has its say about all of them.
      const attempts = await attemptsOf(...games.flat());
      await settleDebits(
        attempts.map(({ id }) => id),
        chanceOf(seed + first),
      );
      // The janitor's rounds come later; what was never shown needs its ten minutes, what nobody finished its thirty, and a
      // debit is asked about once an hour.
      await moveClock({ minutes: 61 });
      for (let round = 0; round < 3; round += 1) await settleUnfinished();
      await Promise.all(games.map((numbers) => expectOneTruth(numbers, seed)));
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
      await expectOneTruth([number], dice.seed);
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
      await expectOneTruth([number], dice.seed);
    }
  }, 300_000);
});
