import { beforeEach, describe, expect, test } from "vitest";
import { getApplying, getUnapplied } from "@/lib/desk/unapplied/queries";
import { voidAtDesk } from "@/lib/invoices/voiding/commands";
import { dispute } from "../collections/saying";
import { booksOf } from "../payments/books";
import { openOn } from "../payments/paying";
import { change, inTransaction, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { queuedJobs } from "../setup/jobs";
import { untilWaiting } from "../setup/locks";
import { outcomeOf } from "../setup/outcome";
import { viewerOf } from "../setup/world";
import { ADMIN, CARL, staffOf } from "./desk";
import { at, came, left, off, use } from "./using-money";

beforeEach(freshDemo);

const events = () =>
  rows("SELECT action, actor_kind::text AS by, after FROM audit_event WHERE action = 'payment.applied'");

describe("using money that paid nothing on an invoice", () => {
  test("[PAY-9, PAY-7, A7, CON-7] pays it through the ledger, stands in the history, and the contacts are told", async () => {
    const payment = await came(150_000n);
    const before = await openOn("INV-1042");
    await use(payment, "INV-1042", "200.00");
    expect(await openOn("INV-1042")).toBe(before - 20_000);
    expect(await left(payment)).toBe(130_000);
    expect(await getUnapplied(await staffOf(CARL), payment)).toMatchObject({
      left: { minor: 130_000n },
      paid: [{ number: "INV-1042", amount: { minor: 20_000n }, appliedAt: expect.any(Date) }],
    });
    expect(await events()).toEqual([
      {
        ...{ action: "payment.applied", by: "staff" },
        after: { payment, invoice: "INV-1042", amount: "20000", currency: "USD" },
      },
    ]);
    expect((await queuedJobs()).filter(({ task }) => task === "notice_of_change")).toHaveLength(1);
    expect(await booksOf()).toEqual([]);
  });

  test("[PAY-8, M7] of the last overdue ones it lifts the suspension", async () => {
    const payment = await came(24_000n, { account: "Birch Foods" });
    for (const reference of ["INV-2001", "INV-2002"]) {
      const { most } = await getApplying(await staffOf(CARL), payment, reference);
      await use(payment, reference, `${Number(most.minor) / 100}`);
    }
    expect(await left(payment)).toBe(0);
    expect(await row("SELECT status::text FROM account WHERE name = 'Birch Foods'")).toEqual({ status: "active" });
    expect(await booksOf()).toEqual([]);
  });

  test("[M1] counts on the day it was used, and the payment's line stays on the payment's day", async () => {
    const payment = await came(10_000n);
    await change("UPDATE payment SET received_at = received_at - interval '40 days' WHERE number = $1", [payment]);
    await use(payment, "INV-1042", "100");
    expect(
      await row(
        `SELECT share.paid_on - line.happened_on AS days FROM payment JOIN payment_allocation share ON share.payment_id = payment.id
         JOIN payment_line line ON line.line_id = payment.id WHERE payment.number = $1`,
        [payment],
      ),
    ).toEqual({ days: 40 });
  });
});

describe("is refused, and nothing is written", () => {
  test.each([
    ["INV-1045", "unapplied.paid"],
    ["INV-1049", "unapplied.void"],
    ["INV-2001", "unapplied.other_account"],
    ["INV-1047", "unapplied.disputed"],
  ])("[WHY-1] on %s: %s, as its page says", async (reference, reason) => {
    const payment = await came(100n);
    expect(await outcomeOf(use(payment, reference, "1"))).toBe(reason);
    expect((await getApplying(await staffOf(CARL), payment, reference)).invoice.applying).toMatchObject({ reason });
    expect([await left(payment), await events()]).toEqual([100, []]);
  });

  test("[WHY-1] in another currency, once it is disputed or void, and where nothing is left", async () => {
    const euros = await came(100n, { currency: "EUR" });
    expect(await outcomeOf(use(euros, "INV-1042", "1"))).toBe("unapplied.other_currency");
    const payment = await came(100n);
    await dispute("ada@acme.example", "INV-1042");
    expect(await outcomeOf(use(payment, "INV-1042", "1"))).toBe("unapplied.disputed");
    await voidAtDesk(await at(), { reference: "INV-1042", reason: "Twice" });
    expect(await outcomeOf(use(payment, "INV-1042", "1"))).toBe("unapplied.void");
  });

  test("[PAY-7] on an invoice that is being paid just now, and of a payment that the bank wants back", async () => {
    const payment = await came(100n, { charge: "ch_back" });
    await change(
      `INSERT INTO chargeback (id, account_id, payment_id, provider_dispute_id, status, currency, amount_minor, reason, opened_at)
       SELECT gen_random_uuid(), account_id, id, 'dp_1', 'open', currency, 100, 'fraudulent', portal.now() FROM payment WHERE number = $1`,
      [payment],
    );
    expect(await outcomeOf(use(payment, "INV-1042", "1"))).toBe("unapplied.asked_back");
    const other = await came(100n);
    await change(
      `WITH tried AS (
         INSERT INTO payment_attempt (id, account_id, currency, amount_minor, payer_person_id, payer_locale, created_at, expires_at)
         SELECT gen_random_uuid(), account_id, currency, 100, $1, 'en', portal.now(), portal.now() + interval '1 hour'
         FROM invoice WHERE number = 'INV-1042' RETURNING id, account_id)
       INSERT INTO payment_attempt_invoice (attempt_id, account_id, contract_id, invoice_id, amount_minor)
       SELECT tried.id, tried.account_id, invoice.contract_id, invoice.id, 100 FROM tried, invoice WHERE number = 'INV-1042'`,
      [(await viewerOf("ben@acme.example")).personId],
    );
    expect(await outcomeOf(use(other, "INV-1042", "1"))).toBe("unapplied.under_way");
  });

  test("[M2] above what is left or open, of nothing, or where no amount was typed; beside the field", async () => {
    const payment = await came(5_000n);
    for (const [typed, reason] of [
      ["50.01", "unapplied.too_much"],
      ["0", "unapplied.nothing"],
      ["a lot", "collections.amount_malformed"],
    ] as const)
      expect(await outcomeOf(use(payment, "INV-1042", typed)), typed).toBe(reason);
    const much = await came(10_000_000n);
    expect(await outcomeOf(use(much, "INV-1042", "99999"))).toBe("unapplied.too_much");
    expect(await events()).toEqual([]);
  });

  test("[DSK, ACC-6] of another collector's account, whatever is named", async () => {
    const payment = await came(100n);
    await change(
      "UPDATE account SET collector_id = (SELECT id FROM staff WHERE email = $1) WHERE name = 'Acme Robotics'",
      [ADMIN],
    );
    expect(await outcomeOf(use(payment, "INV-1042", "1"))).toBe("access.not_found");
    expect(await outcomeOf(getUnapplied(await staffOf(CARL), payment))).toBe("access.not_found");
    const own = await came(100n, { account: "Birch Foods" });
    expect(await outcomeOf(use(own, "INV-1042", "1"))).toBe("access.not_found");
    await use(payment, "INV-1042", "1", ADMIN);
    expect(await left(payment)).toBe(0);
  });
});

describe("at once", () => {
  test("[M1, PAY-7] pressed in many tabs it is used once, whatever is typed", async () => {
    const payment = await came(10_000n);
    const before = await openOn("INV-1042");
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => outcomeOf(use(payment, "INV-1042", "10"))));
    expect(outcomes.filter((outcome) => outcome !== "unapplied.paid_by_it")).toHaveLength(1);
    expect([await left(payment), await openOn("INV-1042")]).toEqual([9_000, before - 1_000]);
    expect(await booksOf()).toEqual([]);
  });

  test("[M1, M3] payments and invoices at random, used and taken off: nothing is used twice, and the books agree", async () => {
    const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
    console.log(`money used at random: SEED=${seed}`);
    let state = seed;
    const draw = (below: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((state / 2_147_483_648) * below);
    };
    const references = ["INV-1042", "INV-1046", "INV-1043", "INV-1044"];
    const payments = [await came(40_000n), await came(90_000n), await came(130_000n)];
    const total = async () =>
      Number((await row<{ sum: string }>("SELECT sum(open_minor) FROM invoice WHERE currency = 'USD'")).sum);
    const [openBefore, leftBefore] = [await total(), 260_000];
    for (let round = 0; round < 8; round++) {
      // As pages show it, which may be of a while ago.
      const pages = await rows<{ payment: string; reference: string; share: string }>(
        `SELECT payment.number AS payment, invoice.reference, share.id AS share FROM (
           SELECT id, payment_id, invoice_id FROM payment_allocation WHERE applied_at IS NOT NULL
           UNION ALL SELECT id, payment_id, invoice_id FROM undone_allocation) share
         JOIN payment ON payment.id = share.payment_id JOIN invoice ON invoice.id = share.invoice_id ORDER BY share.id`,
      );
      await Promise.all(
        Array.from({ length: 6 }, () => {
          const payment = payments[draw(payments.length)] ?? "";
          const reference = references[draw(references.length)] ?? "";
          const shown = pages[draw(pages.length)];
          if (shown && draw(3) === 0) return outcomeOf(off(shown.payment, shown.reference, shown.share));
          return outcomeOf(use(payment, reference, `${1 + draw(400)}`));
        }),
      );
    }
    const leftAfter = (await Promise.all(payments.map(left))).reduce((sum, minor) => sum + minor, 0);
    expect(leftBefore - leftAfter).toBe(openBefore - (await total()));
    expect(await rows("SELECT FROM payment WHERE unapplied_minor < 0")).toEqual([]);
    expect(await rows("SELECT FROM invoice WHERE open_minor < 0")).toEqual([]);
    expect((await events()).length).toBeGreaterThan(0);
    const facts = "SELECT count(*)::int AS facts FROM ledger_transaction WHERE fact_key LIKE 'allocation_undone:%'";
    const records = "SELECT count(*)::int AS facts FROM undone_allocation";
    expect(await row(facts)).toEqual(await row(records));
    expect(await booksOf()).toEqual([]);
  });

  const hold = "SELECT pg_advisory_xact_lock(hashtextextended('charge:ch_held', 0))";
  const spend = "UPDATE payment SET unapplied_minor = 0 WHERE provider_charge_id = 'ch_held'";
  const takeBack = "UPDATE invoice SET voided_at = portal.now(), open_minor = 0 WHERE number = 'INV-1042'";
  test.each([
    ["what becomes of the charge", [hold, spend], "unapplied.nothing_left"],
    ["the payment's money", [spend], "unapplied.nothing_left"],
    ["the invoice", [takeBack], "unapplied.void"],
  ])(
    "[M3, PAY-7] who uses it waits for somebody who changes %s, and then looks again",
    async (_what, doing, reason) => {
      const payment = await came(10_000n, { charge: "ch_held" });
      const used = await inTransaction(async (other) => {
        const [first = "", ...rest] = doing;
        await other.query(first);
        const using = outcomeOf(use(payment, "INV-1042", "100"));
        await untilWaiting(1);
        for (const statement of rest) await other.query(statement);
        await other.query("COMMIT");
        return using;
      });
      expect(used).toBe(reason);
    },
  );

  test("[M3] the database keeps what is left from falling below nothing", async () => {
    const payment = await came(100n);
    await expect(rows("UPDATE payment SET unapplied_minor = -1 WHERE number = $1", [payment])).rejects.toThrow(
      /payment_unapplied_left/,
    );
  });
});
