import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { callOffPayment } from "@/lib/payments/commands/call-off-payment";
import { settleAttempt } from "@/lib/payments/commands/settle-attempt";
import { settleUnfinished } from "@/lib/payments/tasks";
import { attemptAt, openOn, paidOn, pay } from "../payments/paying";
import { type Chance, chance, chanceOf } from "../setup/chance";
import { freshDemo } from "../setup/demo";
import { ctxOf, moveClock } from "../setup/world";
import { expectAgreement } from "./agreement";
import { FRESH_MINOR, freshInvoice } from "./fresh-invoice";
import { runsOr } from "./runs";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

const RUNS = runsOr(40);
const SIDE_BY_SIDE = 8;
const BEN = "ben@acme.example";
const ASKS = "4000002500003155";
const ASKS_THEN_DECLINES = "4000008260003178";

beforeAll(freshDemo, 60_000);
afterEach(expectAgreement);

interface Run {
  number: string;
  attempt: string;
  session: string;
}

/** What may be said of an attempt while the provider says this of its checkout, once it was asked. */
const ENDS = { open: ["open"], paid: ["succeeded"], closed: ["expired", "canceled"] };

async function said({ attempt, session }: Run): Promise<keyof typeof ENDS> {
  const { sessions, charges } = await sandbox.control.state();
  const isPaid = charges.some(({ paid, metadata }) => paid && metadata.attempt === attempt);
  if (isPaid) return "paid";
  return sessions.find(({ id }) => id === session)?.status === "expired" ? "closed" : "open";
}

/** The bank's page that waits for the person, if one does. */
async function waitingIntent({ session }: Run): Promise<string | undefined> {
  const { sessions, paymentIntents } = await sandbox.control.state();
  const intent = sessions.find(({ id }) => id === session)?.payment_intent;
  return paymentIntents.find(({ id, status }) => id === intent && status === "requires_action")?.id;
}

async function comeBack(run: Run, outcome: "complete" | "fail"): Promise<void> {
  const intent = await waitingIntent(run);
  if (intent) await sandbox.control.authenticate(intent, outcome);
}

const submit = (run: Run, card: string, authenticate: "complete" | "fail" | "abandon") =>
  sandbox.control.pay(run.session, { card, authenticate });

/** What people do with the bank's page, in this tab or another, sooner or later. */
const STEPS: readonly ((run: Run, dice: Chance) => Promise<unknown>)[] = [
  (run) => submit(run, ASKS, "abandon"),
  (run) => submit(run, ASKS, "fail"),
  (run) => submit(run, ASKS, "complete"),
  (run, dice) => submit(run, ASKS_THEN_DECLINES, dice.pick(["abandon", "complete"])),
  (run) => comeBack(run, "complete"),
  (run) => comeBack(run, "complete"),
  (run) => comeBack(run, "fail"),
  ({ attempt }) => Promise.all([settleAttempt(attempt), settleAttempt(attempt)]),
  (run) => Promise.all([comeBack(run, "complete"), settleAttempt(run.attempt)]),
  async (run) => callOffPayment(await ctxOf(BEN, "payments.pay"), { attempt: run.attempt }),
];

/** Neither paid nor failed before the provider says so; and no money counts that it does not have. */
async function expectNothingUnsaid(run: Run, isAsked: boolean): Promise<void> {
  const [provider, { status }, open, paid] = [
    await said(run),
    await attemptAt(run.number),
    await openOn(run.number),
    await paidOn(run.number),
  ];
  const may = isAsked ? ENDS[provider] : ["open", ...ENDS[provider]];
  expect(may, `${run.number}: the provider says ${provider}`).toContain(status);
  const isPaid = status === "succeeded";
  expect({ open, paid }).toEqual({ open: isPaid ? 0 : FRESH_MINOR, paid: isPaid ? [FRESH_MINOR] : [] });
}

/** Left half done at first; then whatever comes. */
async function play(number: string, dice: Chance): Promise<Run> {
  await pay(BEN, number);
  const { id: attempt, session } = await attemptAt(number);
  const run = { number, attempt, session };
  await submit(run, dice.pick([ASKS, ASKS_THEN_DECLINES]), "abandon");
  await settleAttempt(attempt);
  await expectNothingUnsaid(run, true);
  const steps = dice.below(5);
  for (let at = 0; at < steps; at += 1) {
    await STEPS[dice.below(STEPS.length)]?.(run, dice);
    await expectNothingUnsaid(run, false);
  }
  if (dice.below(2) === 0) {
    await settleAttempt(attempt);
    await expectNothingUnsaid(run, true);
  }
  return run;
}

/** When all is over, the page is closed for who comes back later still. */
async function expectOver(run: Run): Promise<void> {
  await expectNothingUnsaid(run, true);
  const { status } = await attemptAt(run.number);
  expect(["succeeded", "expired", "canceled"]).toContain(status);
  expect(await waitingIntent(run)).toBeUndefined();
  expect((await submit(run, ASKS, "complete")).outcome).toBe("closed");
  expect((await sandbox.control.charges({ attempt: run.attempt })).succeeded).toBe(status === "succeeded" ? 1 : 0);
}

test(`[M5] 3-D Secure left, failed or finished late is what the provider says it is, in ${RUNS} runs`, async () => {
  const { seed } = chance();
  for (let first = 0; first < RUNS; first += SIDE_BY_SIDE) {
    await sandbox.control.reset();
    const nths = Array.from({ length: Math.min(SIDE_BY_SIDE, RUNS - first) }, (_, at) => first + at);
    const runs = await Promise.all(
      nths.map(async (nth) => play(await freshInvoice(`T-${seed}-${nth}`), chanceOf(seed + nth))),
    );
    await moveClock({ minutes: 31 });
    await settleUnfinished();
    for (const run of runs) await expectOver(run);
  }
}, 900_000);
