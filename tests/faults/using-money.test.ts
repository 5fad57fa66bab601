import { beforeEach, expect, test, vi } from "vitest";
import { standingNow } from "@/lib/payments/reversals/commands/post-reversal";
import { settleReversals } from "@/lib/payments/reversals/commands/settle-reversals";
import { findReversedPayment, readKnown } from "@/lib/payments/reversals/facts";
import { systemDb } from "@/lib/platform/db";
import { came, left, off, use } from "../desk/using-money";
import { booksOf } from "../payments/books";
import { refundThere, sandboxCharge } from "../payments/giving-back";
import { row, rows } from "../setup/admin";
import { chance } from "../setup/chance";
import { freshDemo } from "../setup/demo";
import { outcomeOf } from "../setup/outcome";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());
const STEPS = 90;
const AMOUNT = 60_000;
const INVOICES = ["INV-1042", "INV-1043", "INV-1046"] as const;

beforeEach(async () => {
  await freshDemo();
  await sandbox.control.reset();
});

/** What the ledger says of a payment, and what follows from all that is known of it now. */
async function bothOf(charge: string) {
  const ledger = await row(
    `SELECT coalesce(sum(entry.amount_minor) FILTER (WHERE kind = 'cash'), 0)::text AS cash,
            coalesce(sum(entry.amount_minor) FILTER (WHERE kind = 'unapplied'), 0)::text AS unapplied,
            coalesce(sum(entry.amount_minor) FILTER (WHERE kind = 'refunded'), 0)::text AS refunded
     FROM ledger_entry entry JOIN payment ON payment.id = entry.payment_id WHERE provider_charge_id = $1`,
    [charge],
  );
  const known = await systemDb(async (tx) => {
    const payment = await findReversedPayment(tx, charge);
    if (!payment) throw new Error(`no payment of ${charge}`);
    const all = await readKnown(tx, payment);
    const { totals } = standingNow(payment, all);
    const used = all.shares.reduce((sum, { minor }) => sum + minor, 0n);
    return {
      cash: String(payment.amountMinor - totals.cash),
      unapplied: String(totals.unapplied - (payment.amountMinor - used)),
      refunded: String(totals.refunded),
    };
  });
  return { ledger, known };
}

/** Money by card for nothing that is open, known here and at the provider. */
async function cardMoney() {
  const charge = await sandboxCharge(sandbox, AMOUNT);
  return { charge, number: await came(BigInt(AMOUNT), { charge }), refunds: [] as string[] };
}

/** Something happens at the provider: it may refuse, as of what has gone back already. */
const there = (doing: Promise<unknown>): Promise<unknown> => doing.catch(() => null);

test(`[M1, M3, PAY-7] used, taken off, refunded, sent back and charged back at random: the ledger says what follows from what holds: ${STEPS} steps`, async () => {
  const dice = chance();
  const payments = [await cardMoney(), await cardMoney(), await cardMoney(), await cardMoney()] as const;
  const outcomes = new Map<string, number>();
  for (let step = 0; step < STEPS; step += 1) {
    const { charge, number, refunds } = dice.pick(payments);
    const reference = dice.pick(INVOICES);
    const what = dice.below(12);
    if (what < 4) await outcomeOf(use(number, reference, String(1 + dice.below(150))));
    else if (what < 8) {
      const [shown] = await rows<{ reference: string }>(
        `SELECT reference FROM payment_allocation share JOIN invoice ON invoice.id = share.invoice_id
         JOIN payment ON payment.id = share.payment_id WHERE payment.number = $1 ORDER BY md5(share.id::text || $2) LIMIT 1`,
        [number, String(step)],
      );
      const outcome = shown ? await outcomeOf(off(number, shown.reference)) : "nothing";
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    } else if (what < 10) {
      const made = (await there(refundThere(sandbox, charge, 100 * (1 + dice.below(250))))) as { id: string } | null;
      if (made) refunds.push(made.id);
    } else if (what === 10) await there(sandbox.control.failRefund(refunds.pop() ?? "none"));
    else if (step > STEPS / 2) {
      await there(sandbox.control.dispute(charge, "needs_response"));
      if (dice.below(2) === 0) await there(sandbox.control.dispute(charge, dice.below(2) === 0 ? "won" : "lost"));
    }
    await settleReversals(charge);
    const { ledger, known } = await bothOf(charge);
    expect(ledger, `step ${step}, ${what}`).toEqual(known);
    expect(await left(number)).toBe(0 - Number(known.unapplied));
  }
  expect(
    await rows("SELECT FROM invoice WHERE open_minor < 0 OR (open_minor > payable_minor AND payable_minor > 0)"),
  ).toEqual([]);
  expect(await booksOf()).toEqual([]);
  expect(outcomes.get("done")).toBeGreaterThan(0);
}, 120_000);
