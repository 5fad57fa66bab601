import { beforeAll, expect, test, vi } from "vitest";
import { recordPayment } from "@/lib/payments/commands/record-payment";
import { settleReversals } from "@/lib/payments/reversals/commands/settle-reversals";
import { takeLostReversals } from "@/lib/payments/reversals/tasks";
import { systemDb } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { moneyOf, work } from "../payments/giving-back";
import { sdkFor } from "../sandbox/kit";
import { row, rows } from "../setup/admin";
import { type Chance, chance, chanceOf } from "../setup/chance";
import { freshDemo } from "../setup/demo";
import { emptyQueue } from "../setup/jobs";
import { FRESH_MINOR, freshInvoice } from "./fresh-invoice";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

/** Small and quick; `EVENT_ORDERS=10000 npm run test:db -- tests/faults/reversals` for the full count. */
const RUNS = Number(process.env.EVENT_ORDERS ?? 40);
/** On a busy machine; most take a fifth of it. */
const LONGEST_HISTORY_MS = 2_000;
const SIDE_BY_SIDE = 8;
/** As much as an invoice of a run has open, or more, which stays unapplied. */
const AMOUNTS = [FRESH_MINOR, FRESH_MINOR, FRESH_MINOR + 2_000] as const;

beforeAll(async () => {
  await freshDemo();
  await sandbox.control.reset();
}, 60_000);

interface Run {
  number: string;
  charge: string;
  amount: number;
}

/** A charge at the provider that paid an invoice here. */
async function begin(nth: number, dice: Chance): Promise<Run> {
  const [number, amount] = [await freshInvoice(`INV-R${nth}`), dice.pick(AMOUNTS)];
  const { latest_charge } = await sdkFor(sandbox).paymentIntents.create({
    ...{ amount, currency: "usd", confirm: true, payment_method: "pm_card_visa", return_url: "http://localhost/back" },
  });
  const charge = typeof latest_charge === "string" ? latest_charge : "";
  const { accountId, ...of } = await row<{ accountId: string; invoiceId: string; contractId: string }>(
    `SELECT account_id AS "accountId", id AS "invoiceId", contract_id AS "contractId" FROM invoice WHERE number = $1`,
    [number],
  );
  await systemDb((tx) =>
    recordPayment(tx, {
      ...{ id: newId(), accountId, method: "card", methodName: "Visa", last4: null, currency: "USD" },
      ...{
        amountMinor: BigInt(amount),
        receivedAt: null,
        providerChargeId: charge,
        attemptId: null,
        payerPersonId: null,
      },
      shares: [{ ...of, minor: BigInt(amount) }],
    }),
  );
  return { number, charge, amount };
}

/** What the provider refuses, such as giving back more than there is, is part of the game. */
const played = (step: Promise<unknown>): Promise<unknown> =>
  step.catch((error: Error) => {
    if (!/refund|disput|charged back|cannot fail/i.test(error.message)) throw error;
  });

/** Something becomes of the charge there, or somebody here hears of what has. */
async function step({ charge }: Run, dice: Chance): Promise<void> {
  const kind = dice.below(10);
  if (kind <= 3)
    return void (await played(sdkFor(sandbox).refunds.create({ charge, amount: 500 + 500 * dice.below(6) })));
  if (kind === 4) {
    const { data } = await sdkFor(sandbox).refunds.list({ charge });
    const one = data[dice.below(Math.max(1, data.length))];
    if (one) await played(sandbox.control.failRefund(one.id));
    return;
  }
  if (kind === 5)
    return void (await played(sandbox.control.dispute(charge, dice.pick(["needs_response", "lost", "won"]))));
  // Told once, by two at once, or not at all.
  if (kind <= 7) await settleReversals(charge);
  if (kind === 8) await Promise.all([settleReversals(charge), settleReversals(charge)]);
}

async function play(nth: number, dice: Chance): Promise<Run> {
  const run = await begin(nth, dice);
  for (let left = 4 + dice.below(6); left > 0; left -= 1) await step(run, dice);
  return run;
}

/** What must hold, from what the provider holds alone: no order of events is in it. */
async function expected({ charge, amount }: Run) {
  const [{ data: refunds }, { data: disputes }] = await Promise.all([
    sdkFor(sandbox).refunds.list({ charge, limit: 100 }),
    sdkFor(sandbox).disputes.list({ charge, limit: 100 }),
  ]);
  const back = refunds.filter(({ status }) => status === "succeeded").reduce((sum, one) => sum + one.amount, 0);
  const lost = disputes.filter(({ status }) => status === "lost").reduce((sum, one) => sum + one.amount, 0);
  const receivable = Math.min(FRESH_MINOR, lost);
  const extra = amount - FRESH_MINOR;
  const unapplied = Math.min(extra, back + lost - receivable);
  return {
    ...{ cash: amount - back - lost, unapplied: unapplied - extra || 0, receivable },
    refunded: back + lost - receivable - unapplied,
  };
}

test(
  `[M3, M4] ${RUNS} histories of refunds and chargebacks, told doubled, at once, late or never, end as the provider has them`,
  async () => {
    const { seed } = chance();
    const runs: Run[] = [];
    for (let first = 0; first < RUNS; first += SIDE_BY_SIDE) {
      const some = Array.from({ length: Math.min(SIDE_BY_SIDE, RUNS - first) }, (_, at) => first + at);
      runs.push(...(await Promise.all(some.map((nth) => play(nth, chanceOf(seed + nth))))));
    }
    await emptyQueue();
    await takeLostReversals();
    await work();
    for (const run of runs)
      expect({ ...run, ...(await moneyOf(run.charge)) }).toEqual({ ...run, ...(await expected(run)) });
    // What stands beside invoices adds up to what opens nothing.
    expect(
      await rows(
        `SELECT refund.id FROM refund JOIN refund_share share ON share.refund_id = refund.id
       WHERE refund.status IN ('pending', 'succeeded') GROUP BY refund.id
       HAVING sum(share.amount_minor) + refund.unapplied_minor <> refund.amount_minor`,
      ),
    ).toEqual([]);
  },
  RUNS * LONGEST_HISTORY_MS,
);
