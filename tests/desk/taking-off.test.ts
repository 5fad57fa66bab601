import { beforeEach, describe, expect, test, vi } from "vitest";
import { getTakingOff, getUnapplied } from "@/lib/desk/unapplied/queries";
import { voidInvoice } from "@/lib/invoices/commands";
import { getInvoice } from "@/lib/invoices/queries";
import { listPayments } from "@/lib/payments/list/queries";
import { paymentSearch } from "@/lib/payments/list/schema";
import { settleReversals } from "@/lib/payments/reversals/commands/settle-reversals";
import { systemDb } from "@/lib/platform/db";
import { getStatement } from "@/lib/statements/queries";
import { statementSearch } from "@/lib/statements/schema";
import { dispute, promise } from "../collections/saying";
import { booksOf } from "../payments/books";
import { hearAll, payByCard, refundThere, sandboxCharge } from "../payments/giving-back";
import { attemptAt, openOn, pay } from "../payments/paying";
import { change, inTransaction, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { emptyQueue, queuedJobs } from "../setup/jobs";
import { untilWaiting } from "../setup/locks";
import { outcomeOf, refusalOf } from "../setup/outcome";
import { systemCtx } from "../setup/system";
import { moveClock, viewerOf } from "../setup/world";
import { ADMIN, CARL, staffOf } from "./desk";
import { came, left, off, shareOf, use } from "./using-money";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());
const [ADA, BEN] = ["ada@acme.example", "ben@acme.example"];

beforeEach(async () => {
  await freshDemo();
  await sandbox.control.reset();
});

const events = () =>
  rows("SELECT action, actor_kind::text AS by, after FROM audit_event WHERE action = 'payment.unapplied'");
const records = () => rows("SELECT id FROM undone_allocation");
const why = async (payment: string, reference: string) =>
  (await getTakingOff(await staffOf(CARL), payment, reference)).use.takingOff;
const paymentsOf = async (email: string) =>
  (await listPayments(await viewerOf(email), paymentSearch.parse({}))).rows.map(({ number }) => number);

/** Uses 200.00 of a payment of 1,500.00 on INV-1042. */
async function used(charge: string | null = null): Promise<string> {
  const payment = await came(150_000n, { charge });
  await use(payment, "INV-1042", "200.00");
  return payment;
}

describe("taking money off an invoice again", () => {
  test("[PAY-9, PAY-7, A7, CON-7] leaves payment and invoice as before, in the ledger as a fact of its own, and the contacts are told", async () => {
    const before = await openOn("INV-1042");
    const payment = await used();
    const share = await shareOf(payment, "INV-1042");
    await emptyQueue();
    await off(payment, "INV-1042");
    expect([await openOn("INV-1042"), await left(payment)]).toEqual([before, 150_000]);
    expect(await events()).toEqual([
      {
        ...{ action: "payment.unapplied", by: "staff" },
        after: { payment, invoice: "INV-1042", amount: "20000", currency: "USD" },
      },
    ]);
    expect((await queuedJobs()).filter(({ task }) => task === "notice_of_change")).toHaveLength(1);
    expect(await rows("SELECT fact_key FROM ledger_transaction WHERE fact_key LIKE $1", [`%${share}`])).toHaveLength(2);
    expect(await booksOf()).toEqual([]);
    expect(await getUnapplied(await staffOf(CARL), payment)).toMatchObject({
      ...{ left: { minor: 150_000n }, paid: [] },
      takenOff: [{ share, number: "INV-1042", amount: { minor: 20_000n }, takenOff: { who: "Carl Cole" } }],
    });
  });

  test("[PAY-9] the money can be used again, on the same invoice too, and each use is taken off by itself", async () => {
    const payment = await used();
    const first = await shareOf(payment, "INV-1042");
    await off(payment, "INV-1042");
    await use(payment, "INV-1042", "20.00");
    expect(await left(payment)).toBe(148_000);
    // A page that was left open shows the first.
    expect(await outcomeOf(off(payment, "INV-1042", first))).toBe("unapplied.taken_off");
    expect(await left(payment)).toBe(148_000);
    await off(payment, "INV-1042");
    expect([await left(payment), (await records()).length]).toEqual([150_000, 2]);
    expect(await booksOf()).toEqual([]);
  });

  test("[PAY-8, M7] suspends nobody again, nor lifts what was suspended since", async () => {
    const payment = await came(24_000n, { account: "Birch Foods" });
    for (const reference of ["INV-2001", "INV-2002"])
      await use(payment, reference, `${(await openOn(reference)) / 100}`);
    const status = () => row("SELECT status::text FROM account WHERE name = 'Birch Foods'");
    expect(await status()).toEqual({ status: "active" });
    await off(payment, "INV-2001");
    expect(await status()).toEqual({ status: "active" });
    expect(await rows("SELECT FROM audit_event WHERE action = 'account.suspension_lifted'")).toHaveLength(1);
    await use(payment, "INV-2001", `${(await openOn("INV-2001")) / 100}`);
    expect(await rows("SELECT FROM audit_event WHERE action = 'account.suspension_lifted'")).toHaveLength(1);
  });

  test("[INV-10] what was taken off kept no promise", async () => {
    await promise(ADA, "INV-1042", 5);
    const payment = await came(200_000n);
    await use(payment, "INV-1042", `${(await openOn("INV-1042")) / 100}`);
    const paid = () =>
      row(
        `SELECT coalesce(sum(share.amount_minor), 0)::int AS minor FROM payment_promise promise
         LEFT JOIN payment_allocation share ON share.invoice_id = promise.invoice_id AND share.paid_on <= promise.promised_on
         WHERE promise.ended_at IS NULL AND promise.invoice_id = (SELECT id FROM invoice WHERE reference = 'INV-1042')`,
      );
    expect(await paid()).toEqual({ minor: await owed() });
    await off(payment, "INV-1042");
    expect(await paid()).toEqual({ minor: 0 });
  });

  const owed = async () =>
    (await row<{ minor: number }>("SELECT payable_minor::int AS minor FROM invoice WHERE reference = 'INV-1042'"))
      .minor;

  test("[PAY-5, PAY-9, ACC-1] the invoice's page shows it no more, nor does a list of payments that none of theirs is for", async () => {
    const payment = await came(200_000n);
    const ada = await viewerOf(ADA);
    await use(payment, "INV-1042", `${(await openOn("INV-1042")) / 100}`);
    expect(await getInvoice(ada, "INV-1042")).toMatchObject({ status: "paid" });
    expect(await paymentsOf(ADA)).toContain(payment);
    await off(payment, "INV-1042");
    const invoice = await getInvoice(ada, "INV-1042");
    expect(invoice.status).not.toBe("paid");
    expect(invoice.movements).toEqual([]);
    expect(await paymentsOf(ADA)).not.toContain(payment);
  });

  test("[PAY-9] a payment that pays something else of theirs stays on their list, without it", async () => {
    const payment = await used();
    await use(payment, "INV-1043", "10.00");
    await off(payment, "INV-1042");
    expect(await paymentsOf(ADA)).toContain(payment);
    const [line] = (await listPayments(await viewerOf(ADA), paymentSearch.parse({ q: payment }))).rows;
    expect(line?.shares.map(({ number }) => number)).toEqual(["INV-1043"]);
  });

  test("[PAY-11] a statement of the days before stays as it was, and shows it on the day it was done", async () => {
    const ada = await viewerOf(ADA);
    const { group, day } = await row<{ group: string; day: string }>(
      `SELECT bill_group_id AS group, portal.today('America/Los_Angeles')::text AS day FROM contract WHERE number = 'C-1001'`,
    );
    const { later } = await row<{ later: string }>("SELECT ($1::date + 3)::text AS later", [day]);
    const usdOf = async (from: string, to: string) => {
      const { statement } = await getStatement(ada, group, statementSearch.parse({ from, to }), 100);
      return statement?.currencies.find(({ currency }) => currency === "USD");
    };
    const payment = await used();
    const before = await usdOf(day, day);
    await moveClock({ hours: 72 });
    await off(payment, "INV-1042");
    expect(await usdOf(day, day)).toMatchObject({
      closing: before?.closing,
      lines: before?.lines.map(({ id, kind }) => ({ id, kind })),
    });
    const after = await usdOf(day, later);
    const ours = after?.lines.filter(({ number }) => number === payment);
    expect(ours?.map(({ kind, on, amount, source }) => [kind, on, amount.minor, source])).toEqual([
      ["payment", day, -20_000n, null],
      ["undone", later, 20_000n, null],
    ]);
    expect(after?.sums).toContainEqual({ kind: "undone", count: 1, amount: { minor: 20_000n, currency: "USD" } });
    expect(after?.closing.minor).toBe((before?.closing.minor ?? 0n) + 20_000n);
  });

  test("[BIL-4] the step says where auto-pay would pay what is open again", async () => {
    const payment = await used();
    const says = async () => (await getTakingOff(await staffOf(CARL), payment, "INV-1042")).isPaidByItself;
    expect(await says()).toBe(false);
    const group = "(SELECT bill_group_id FROM contract WHERE number = 'C-1001')";
    await change(`UPDATE contract SET paid_by = 'card' WHERE number = 'C-1001'`);
    expect(await says()).toBe(false);
    await change(`UPDATE bill_group SET auto_pay = true, auto_pay_from = '2027-03-01' WHERE id = ${group}`);
    expect(await says()).toBe(true);
  });

  test.each(["disputed", "being paid"])(
    "[PAY-7] also while the invoice is %s: more is open then, never less",
    async (what) => {
      const payment = await used();
      if (what === "disputed") await dispute(ADA, "INV-1042");
      else await pay(BEN, "INV-1042");
      const before = await openOn("INV-1042");
      await off(payment, "INV-1042");
      expect(await openOn("INV-1042")).toBe(before + 20_000);
      if (what === "disputed") return;
      // What was begun takes what it said, and what was taken off is open after it.
      const { session } = await attemptAt("INV-1042");
      await sandbox.control.pay(session, { card: "4242424242424242" });
      await hearAll(sandbox);
      expect(await openOn("INV-1042")).toBe(20_000);
      expect(await booksOf()).toEqual([]);
    },
  );
});

describe("is refused, and nothing is written", () => {
  const untouched = async (payment: string, reason: string, reference = "INV-1042") => {
    const [open, rest, made] = [await openOn(reference), await left(payment), (await records()).length];
    expect(await outcomeOf(off(payment, reference))).toBe(reason);
    expect(await why(payment, reference)).toMatchObject({ allowed: false, reason, ask: { name: "Carl Cole" } });
    expect([await openOn(reference), await left(payment), (await records()).length]).toEqual([open, rest, made]);
  };

  test("[WHY-1, PAY-9] of what the payment came for", async () => {
    const charge = await payByCard(sandbox, BEN, "INV-1042");
    const { number } = await row<{ number: string }>("SELECT number FROM payment WHERE provider_charge_id = $1", [
      charge,
    ]);
    await untouched(number, "unapplied.came_for_it");
  });

  test("[WHY-1] of an invoice that is void", async () => {
    const payment = await used();
    const { id } = await row<{ id: string }>("SELECT id FROM invoice WHERE reference = 'INV-1042'");
    await systemDb((tx) => voidInvoice(tx, systemCtx(), id));
    await untouched(payment, "unapplied.off_void");
  });

  test("[WHY-1, M3] of a payment that its bank wants back, and of what it took; a chargeback that is won stops nothing", async () => {
    const charge = await sandboxCharge(sandbox, 150_000);
    const payment = await used(charge);
    await sandbox.control.dispute(charge, "needs_response");
    await settleReversals(charge);
    await untouched(payment, "unapplied.off_asked_back");
    await sandbox.control.dispute(charge, "lost");
    await settleReversals(charge);
    await untouched(payment, "unapplied.off_charged_back");
    const other = await sandboxCharge(sandbox, 150_000);
    const kept = await came(150_000n, { charge: other });
    await use(kept, "INV-1043", "5.00");
    await sandbox.control.dispute(other, "needs_response");
    await settleReversals(other);
    await sandbox.control.dispute(other, "won");
    await settleReversals(other);
    await off(kept, "INV-1043");
    expect(await left(kept)).toBe(150_000);
  });

  test("[WHY-1, M3] of a payment that was refunded beyond what paid nothing, until that refund fails", async () => {
    const charge = await sandboxCharge(sandbox, 150_000);
    const payment = await used(charge);
    const first = await refundThere(sandbox, charge, 130_000);
    await settleReversals(charge);
    const more = await refundThere(sandbox, charge, 5_000);
    await settleReversals(charge);
    expect(await left(payment)).toBe(0);
    await untouched(payment, "unapplied.off_refunded");
    await sandbox.control.failRefund(more.id);
    await settleReversals(charge);
    await off(payment, "INV-1042");
    expect(await left(payment)).toBe(20_000);
    expect(await booksOf()).toEqual([]);
    // It fails when nobody's contract has a line of it any more.
    await sandbox.control.failRefund(first.id);
    await settleReversals(charge);
    expect(await left(payment)).toBe(150_000);
    // And what is refunded after that comes off it.
    await refundThere(sandbox, charge, 150_000);
    await settleReversals(charge);
    expect(await left(payment)).toBe(0);
    expect(await booksOf()).toEqual([]);
  });

  test("[ACC-6, DSK] of what was never used there, by another name, or of another collector's account", async () => {
    const payment = await used();
    const share = await shareOf(payment, "INV-1042");
    expect(await outcomeOf(off(payment, "INV-1043", share))).toBe("access.not_found");
    expect(await outcomeOf(off(await came(100n), "INV-1042", share))).toBe("access.not_found");
    expect(await outcomeOf(getTakingOff(await staffOf(CARL), payment, "INV-1043"))).toBe("access.not_found");
    await change(
      "UPDATE account SET collector_id = (SELECT id FROM staff WHERE email = $1) WHERE name = 'Acme Robotics'",
      [ADMIN],
    );
    expect(await outcomeOf(off(payment, "INV-1042"))).toBe("access.not_found");
    expect(await outcomeOf(getTakingOff(await staffOf(CARL), payment, "INV-1042"))).toBe("access.not_found");
    await off(payment, "INV-1042", share, ADMIN);
    expect(await left(payment)).toBe(150_000);
  });
});

describe("at once", () => {
  test("[M1, PAY-7, WHY-1] pressed in many tabs and by two people it is taken off once, and the others are told by whom", async () => {
    const payment = await used();
    const share = await shareOf(payment, "INV-1042");
    const before = await openOn("INV-1042");
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, nth) => outcomeOf(off(payment, "INV-1042", share, nth % 2 ? CARL : ADMIN))),
    );
    expect(outcomes.sort()).toEqual(["done", ...Array.from({ length: 7 }, () => "unapplied.taken_off")]);
    expect([await left(payment), await openOn("INV-1042")]).toEqual([150_000, before + 20_000]);
    expect(await events()).toHaveLength(1);
    const { refusal } = await refusalOf(off(payment, "INV-1042", share));
    expect(refusal.params).toMatchObject({
      number: "INV-1042",
      who: expect.stringMatching(/\w/),
      on: expect.any(String),
    });
    expect(await why(payment, "INV-1042")).toMatchObject({ reason: "unapplied.taken_off" });
    expect(await booksOf()).toEqual([]);
  });

  const hold = "SELECT pg_advisory_xact_lock(hashtextextended('charge:ch_held', 0))";
  const backWanted = `INSERT INTO chargeback (id, account_id, payment_id, provider_dispute_id, status, currency, amount_minor, opened_at)
    SELECT gen_random_uuid(), account_id, id, 'dp_1', 'open', currency, 100, portal.now() FROM payment WHERE provider_charge_id = 'ch_held'`;
  const touch = "UPDATE payment SET unapplied_minor = unapplied_minor WHERE provider_charge_id = 'ch_held'";
  const takeBack = "UPDATE invoice SET voided_at = portal.now(), open_minor = 0 WHERE number = 'INV-1042'";
  test.each([
    ["what becomes of the charge", [hold, backWanted], "unapplied.off_asked_back"],
    ["the payment", [touch, backWanted], "unapplied.off_asked_back"],
    ["the invoice", [takeBack], "unapplied.off_void"],
  ])(
    "[M3, PAY-7] who takes it off waits for somebody who changes %s, and then looks again",
    async (_what, doing, reason) => {
      const payment = await used("ch_held");
      const taken = await inTransaction(async (other) => {
        const [first = "", ...rest] = doing;
        await other.query(first);
        const taking = outcomeOf(off(payment, "INV-1042"));
        await untilWaiting(1);
        for (const statement of rest) await other.query(statement);
        await other.query("COMMIT");
        return taking;
      });
      expect(taken).toBe(reason);
    },
  );
});

describe("the database", () => {
  test("[M3] lets go of no allocation without its record, and of none that a payment came for", async () => {
    await used();
    await expect(rows("DELETE FROM payment_allocation WHERE applied_at IS NOT NULL")).rejects.toThrow(
      "with its record only",
    );
    await expect(rows("DELETE FROM payment_allocation WHERE applied_at IS NULL")).rejects.toThrow(
      "with its record only",
    );
  });

  test("[M3] keeps the record as it is", async () => {
    await off(await used(), "INV-1042");
    for (const statement of ["UPDATE undone_allocation SET amount_minor = 1", "DELETE FROM undone_allocation"])
      await expect(rows(statement)).rejects.toThrow("stays on record");
  });
});
