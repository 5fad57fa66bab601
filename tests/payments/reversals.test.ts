import { beforeEach, describe, expect, test, vi } from "vitest";
import { voidInvoice } from "@/lib/invoices/commands";
import { recordPayment } from "@/lib/payments/commands/record-payment";
import { settleAttempt } from "@/lib/payments/commands/settle-attempt";
import { settleReversals } from "@/lib/payments/reversals/commands/settle-reversals";
import { takeLostReversals } from "@/lib/payments/reversals/tasks";
import { systemDb } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { freshInvoice } from "../faults/fresh-invoice";
import { change, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { emptyQueue, queuedMails } from "../setup/jobs";
import { systemCtx } from "../setup/system";
import { factsAbout, hearAll, moneyOf, payByCard, refundThere, sandboxCharge, work } from "./giving-back";
import { attemptAt, openOn, pay } from "./paying";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

const [ADA, BEN] = ["ada@acme.example", "ben@acme.example"];
const ALL = 120_000;

beforeEach(async () => {
  await freshDemo();
  await sandbox.control.reset();
});

const mailsTo = async (): Promise<string[]> =>
  (await queuedMails()).map(({ to, subject }) => `${to}: ${subject.replace(/P-\d+/, "P")}`).sort();
const historyOf = async (action: string): Promise<unknown[]> =>
  (await rows<{ after: object }>("SELECT after FROM audit_event WHERE action = $1 ORDER BY at", [action])).map(
    ({ after }) => after,
  );

describe("a refund made at the provider", () => {
  test("[PAY-9] shows up here, opens nothing again, and is told to who paid and who wants to know", async () => {
    await change(
      "INSERT INTO notification_choice SELECT id, 'others_payments', true, now() FROM person WHERE email = $1",
      [ADA],
    );
    const charge = await payByCard(sandbox, BEN, "INV-1042");
    await refundThere(sandbox, charge, 20_000);
    await emptyQueue();
    await hearAll(sandbox);
    expect(await moneyOf(charge)).toEqual({ cash: 100_000, unapplied: 0, refunded: 20_000, receivable: 0 });
    expect(await mailsTo()).toEqual([
      `${ADA}: Refund of 200.00\u00a0USD for payment P`,
      `${BEN}: Refund of 200.00\u00a0USD for payment P`,
    ]);
    expect(await historyOf("payment.refunded")).toMatchObject([{ invoice: "INV-1042", amount: "20000" }]);
  });

  test("[PAY-9, M3] in two parts counts twice, each once, however often it is told", async () => {
    const charge = await payByCard(sandbox, BEN, "INV-1042");
    await refundThere(sandbox, charge, 20_000);
    await refundThere(sandbox, charge, 20_000);
    await hearAll(sandbox);
    await Promise.all([settleReversals(charge), settleReversals(charge), settleReversals(charge)]);
    expect(await moneyOf(charge)).toEqual({ cash: 80_000, unapplied: 0, refunded: 40_000, receivable: 0 });
    expect(await factsAbout()).toEqual(["refund", "refund"]);
    expect((await mailsTo()).filter((mail) => mail.includes("Refund"))).toHaveLength(2);
  });

  test("[PAY-9, M4] with a hundred others, all heard of at once, is taken fifty at a time, each once", async () => {
    const charge = await payByCard(sandbox, BEN, "INV-1042");
    for (let nth = 0; nth < 120; nth += 1) await refundThere(sandbox, charge, 500);
    await settleReversals(charge);
    expect(await moneyOf(charge)).toEqual({ cash: 60_000, unapplied: 0, refunded: 60_000, receivable: 0 });
    expect(await factsAbout()).toHaveLength(120);
    expect(
      await row(
        "SELECT count(DISTINCT ledger_transaction.xmin::text)::int AS transactions FROM ledger_transaction WHERE fact_key LIKE 'refund:%' AND fact_key NOT LIKE '%demo%'",
      ),
    ).toEqual({ transactions: 3 });
    await settleReversals(charge);
    expect(await factsAbout()).toHaveLength(120);
  });

  test("[PAY-9, M3] of money that paid nothing counts once, by however many it is looked at at once", async () => {
    await pay(BEN, "INV-1042");
    const { id, session } = await attemptAt("INV-1042");
    const invoice = await row<{ id: string }>("SELECT id FROM invoice WHERE number = 'INV-1042'");
    await systemDb((tx) => voidInvoice(tx, systemCtx(), invoice.id));
    await sandbox.control.pay(session, { card: "4242424242424242" });
    await settleAttempt(id);
    const { charge } = await row<{ charge: string }>(
      "SELECT provider_charge_id AS charge FROM payment WHERE attempt_id = $1",
      [id],
    );
    // There is no invoice that they would wait for each other at.
    for (let round = 1; round <= 10; round += 1) {
      await refundThere(sandbox, charge, 1_000);
      await Promise.all(Array.from({ length: 4 }, () => settleReversals(charge)));
      expect(await moneyOf(charge)).toMatchObject({ cash: ALL - round * 1_000, unapplied: round * 1_000 - ALL });
    }
    expect(await factsAbout()).toHaveLength(10);
  });

  test("[PAY-9] that the bank sends back is money that is here again", async () => {
    const charge = await payByCard(sandbox, BEN, "INV-1042");
    const { id } = await refundThere(sandbox, charge, 20_000);
    await hearAll(sandbox);
    await emptyQueue();
    await sandbox.control.failRefund(id);
    await hearAll(sandbox);
    expect(await moneyOf(charge)).toEqual({ cash: ALL, unapplied: 0, refunded: 0, receivable: 0 });
    expect(await row("SELECT status::text FROM refund WHERE provider_refund_id = $1", [id])).toEqual({
      status: "failed",
    });
    expect(await mailsTo()).toEqual([expect.stringContaining("could not be paid out")]);
  });

  test("[M3] heard of only once it has failed leaves the ledger as it was, and tells nobody", async () => {
    const charge = await payByCard(sandbox, BEN, "INV-1042");
    await sandbox.control.failRefund((await refundThere(sandbox, charge)).id);
    await emptyQueue();
    await settleReversals(charge);
    expect(await moneyOf(charge)).toEqual({ cash: ALL, unapplied: 0, refunded: 0, receivable: 0 });
    expect([await factsAbout(), await mailsTo()]).toEqual([["refund", "refund_failed"], []]);
  });

  test("[PAY-9, M3] of money that is for no invoice is taken note of, and a chargeback of it is told to the collector", async () => {
    const { accountId } = await row<{ accountId: string }>(
      `SELECT id AS "accountId" FROM account WHERE name = 'Acme Robotics'`,
    );
    const charge = await sandboxCharge(sandbox, 50_000);
    await systemDb((tx) =>
      recordPayment(tx, {
        ...{ id: newId(), accountId, method: "card", methodName: "Visa", last4: null, currency: "USD" },
        ...{ amountMinor: 50_000n, receivedAt: null, providerChargeId: charge, attemptId: null, payerPersonId: null },
        shares: [],
      }),
    );
    const { id } = await refundThere(sandbox, charge, 20_000);
    await settleReversals(charge);
    expect(await moneyOf(charge)).toMatchObject({ cash: 30_000, unapplied: -30_000 });
    await sandbox.control.failRefund(id);
    await settleReversals(charge);
    await emptyQueue();
    await sandbox.control.dispute(charge, "needs_response");
    await settleReversals(charge);
    expect(await moneyOf(charge)).toMatchObject({ cash: 50_000, unapplied: -50_000 });
    expect(await mailsTo()).toEqual([expect.stringContaining("carl.collector@fjord.example: Chargeback of 500.00")]);
  });

  test("[M3] takes what had paid nothing first", async () => {
    const charge = await payByCard(sandbox, BEN, "INV-1042");
    const facts = await row<{ accountId: string; invoiceId: string; contractId: string }>(
      `SELECT account_id AS "accountId", id AS "invoiceId", contract_id AS "contractId" FROM invoice WHERE number = 'INV-1043'`,
    );
    // As if it had come in for more than was open.
    const intent = await sandboxCharge(sandbox, 300_000);
    const { accountId, ...of } = facts;
    await systemDb((tx) =>
      recordPayment(tx, {
        ...{
          id: newId(),
          accountId,
          method: "card",
          methodName: "Visa",
          last4: null,
          currency: "USD",
          amountMinor: 300_000n,
        },
        ...{
          receivedAt: null,
          providerChargeId: intent,
          attemptId: null,
          payerPersonId: null,
          shares: [{ ...of, minor: 300_000n }],
        },
      }),
    );
    expect(await moneyOf(intent)).toMatchObject({ unapplied: -54_950 });
    const { id } = await refundThere(sandbox, intent, 60_000);
    await settleReversals(intent);
    expect(await moneyOf(intent)).toEqual({ cash: 240_000, unapplied: 0, refunded: 5_050, receivable: 0 });
    const taken = "SELECT unapplied_minor::int AS unapplied FROM refund WHERE provider_refund_id = $1";
    expect(await row(taken, [id])).toEqual({ unapplied: 54_950 });
    expect(await moneyOf(charge)).toMatchObject({ cash: ALL });
  });

  test("[M2] in another currency than its payment is not taken", async () => {
    const charge = await payByCard(sandbox, BEN, "INV-1042");
    await refundThere(sandbox, charge, 1_000);
    await change("UPDATE payment SET currency = 'SEK' WHERE provider_charge_id = $1", [charge]);
    await expect(settleReversals(charge)).rejects.toThrow("does not match");
    expect(await factsAbout()).toEqual([]);
  });
});

/** A payment of somebody's at the same provider. */
describe("a chargeback", () => {
  test("[PAY-9] leaves the payment standing until the bank has decided, and won, for good", async () => {
    const charge = await payByCard(sandbox, BEN, "INV-1042");
    await emptyQueue();
    await sandbox.control.dispute(charge, "needs_response");
    await hearAll(sandbox);
    expect(await moneyOf(charge)).toEqual({ cash: ALL, unapplied: 0, refunded: 0, receivable: 0 });
    const told = `Chargeback of 1,200.00\u00a0USD for payment P`;
    expect(await mailsTo()).toEqual([ADA, BEN, "carl.collector@fjord.example"].map((to) => `${to}: ${told}`));
    await sandbox.control.dispute(charge, "won");
    await hearAll(sandbox);
    expect(await moneyOf(charge)).toEqual({ cash: ALL, unapplied: 0, refunded: 0, receivable: 0 });
    expect(await factsAbout()).toEqual([]);
    expect((await mailsTo()).filter((mail) => mail.includes("the payment stands"))).toHaveLength(3);
  });

  test("[PAY-9] that is lost opens what it had paid, which is paid again by hand and by nothing else", async () => {
    const charge = await payByCard(sandbox, BEN, "INV-1042");
    await emptyQueue();
    await sandbox.control.dispute(charge, "lost");
    await hearAll(sandbox);
    expect(await moneyOf(charge)).toEqual({ cash: 0, unapplied: 0, refunded: 0, receivable: ALL });
    expect(await factsAbout()).toEqual(["dispute"]);
    expect(await mailsTo()).toEqual(
      [ADA, BEN, "carl.collector@fjord.example"].map(
        (to) => `${to}: Chargeback: 1,200.00\u00a0USD of payment P was taken back`,
      ),
    );
    await payByCard(sandbox, ADA, "INV-1042");
    expect(await openOn("INV-1042")).toBe(0);
  });

  test("[PAY-9, M3] after a refund takes back no more than was allocated", async () => {
    const charge = await payByCard(sandbox, BEN, "INV-1042");
    await refundThere(sandbox, charge, 20_000);
    await sandbox.control.dispute(charge, "lost");
    await settleReversals(charge);
    expect(await moneyOf(charge)).toEqual({ cash: -20_000, unapplied: 0, refunded: 20_000, receivable: ALL });
  });

  test("[PAY-9] opens nothing of an invoice that is void by then", async () => {
    const charge = await payByCard(sandbox, BEN, "INV-1042");
    await change("UPDATE invoice SET voided_at = now() WHERE number = 'INV-1042'");
    await sandbox.control.dispute(charge, "lost");
    await settleReversals(charge);
    expect(await moneyOf(charge)).toEqual({ cash: 0, unapplied: 0, refunded: ALL, receivable: 0 });
  });

  test("[PAY-9, PAY-8] lifts no suspension", async () => {
    await change("UPDATE account SET status = 'suspended', suspension_reason = 'debt' WHERE name = 'Acme Robotics'");
    const charge = await payByCard(sandbox, BEN, "INV-1042");
    await sandbox.control.dispute(charge, "lost");
    await settleReversals(charge);
    expect(await row("SELECT status::text FROM account WHERE name = 'Acme Robotics'")).toEqual({ status: "suspended" });
  });

  test("[PAY-9, BIL-4] is held by the database too: auto-pay cannot try what was charged back", async () => {
    const charge = await payByCard(sandbox, BEN, "INV-1042");
    await sandbox.control.dispute(charge, "lost");
    await settleReversals(charge);
    const tried = rows(
      `WITH made AS (
         INSERT INTO payment_attempt (id, account_id, kind, currency, amount_minor, payer_locale, created_at, expires_at,
                                      payment_method_id)
         SELECT gen_random_uuid(), account_id, 'auto', currency, 1, 'en', now(), now(),
                (SELECT id FROM payment_method method WHERE method.bill_group_id = invoice.bill_group_id LIMIT 1)
         FROM invoice WHERE number = 'INV-1042'
         RETURNING id)
       SELECT 1 FROM made`,
    ).then(() =>
      rows(
        `INSERT INTO payment_attempt_invoice SELECT attempt.id, invoice.account_id, contract_id, invoice.id, 1, true
         FROM payment_attempt attempt, invoice WHERE kind = 'auto' AND number = 'INV-1042'`,
      ),
    );
    await expect(tried).rejects.toThrow("charged back");
  });
});

describe("what no event told", () => {
  test("[M4] is read from the provider's own list, and taken once", async () => {
    const charge = await payByCard(sandbox, BEN, "INV-1042");
    await refundThere(sandbox, charge, 20_000);
    for (const _ of [1, 2]) {
      await takeLostReversals();
      await work();
    }
    expect(await factsAbout()).toEqual(["refund"]);
    await sandbox.control.dispute(charge, "lost");
    await takeLostReversals();
    await work();
    expect(await factsAbout()).toEqual(["refund", "dispute"]);
    expect(await rows("SELECT FROM provider_event WHERE done_at IS NULL")).toEqual([]);
  });

  test("[M4] is taken a batch at a time: where one fails those before it are kept, and the next time has the rest", async () => {
    const charge = await payByCard(sandbox, BEN, "INV-1042");
    // Somebody else's at the same provider, so that the last one told is ours.
    const others = await sandboxCharge(sandbox, 30_000);
    for (let nth = 0; nth < 210; nth += 1) await refundThere(sandbox, others, 100);
    await refundThere(sandbox, charge, 20_000);
    await rows(
      `CREATE FUNCTION inbox_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF (SELECT count(*) FROM provider_event) >= 205 THEN RAISE 'the inbox is full'; END IF;
         RETURN NEW; END $$;
       CREATE TRIGGER inbox_full BEFORE INSERT ON provider_event FOR EACH ROW EXECUTE FUNCTION inbox_full()`,
    );
    const before = (await rows("SELECT FROM provider_event")).length;
    try {
      await expect(takeLostReversals()).rejects.toThrow("the inbox is full");
    } finally {
      await rows("DROP TRIGGER inbox_full ON provider_event; DROP FUNCTION inbox_full()");
    }
    expect((await rows("SELECT FROM provider_event")).length - before).toBe(200);
    expect(await rows("SELECT FROM provider_watermark")).toHaveLength(1);
    await takeLostReversals();
    await work();
    expect(await rows("SELECT FROM provider_event WHERE done_at IS NULL")).toEqual([]);
    expect(await factsAbout()).toEqual(["refund"]);
  });

  test("[M3] because the money was not recorded yet is looked up by who records it", async () => {
    await pay(BEN, "INV-1042");
    const { session } = await attemptAt("INV-1042");
    await sandbox.control.pay(session, { card: "4242424242424242" });
    const [made] = (await sandbox.control.state()).charges;
    await refundThere(sandbox, made?.id ?? "", 20_000);
    // The refund's event comes first, and finds nothing; then the payment's.
    await hearAll(sandbox);
    await work();
    expect(await moneyOf(made?.id ?? "")).toEqual({ cash: 100_000, unapplied: 0, refunded: 20_000, receivable: 0 });
  });

  test("[M3] of charges that are not ours is done with", async () => {
    const charge = await sandboxCharge(sandbox, 5_000);
    await refundThere(sandbox, charge);
    await hearAll(sandbox);
    expect(await rows("SELECT FROM provider_event WHERE done_at IS NULL")).toEqual([]);
    expect(await rows("SELECT FROM refund WHERE provider_refund_id NOT LIKE '%demo%'")).toEqual([]);
  });

  test("[M6] is asked for with no transaction open", async () => {
    const charge = await payByCard(sandbox, BEN, await freshInvoice("INV-F1"));
    await refundThere(sandbox, charge, 1_000);
    await takeLostReversals();
    await work();
    const { failures, idle } = await sandbox.control.idleInTransaction();
    expect([failures, idle]).toEqual([0, []]);
  });
});
