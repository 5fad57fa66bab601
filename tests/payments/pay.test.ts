import { beforeEach, describe, expect, test, vi } from "vitest";
import { voidInvoice } from "@/lib/invoices/commands";
import { callOffPayment } from "@/lib/payments/commands/call-off-payment";
import { settleAttempt } from "@/lib/payments/commands/settle-attempt";
import { getPaymentOutcome } from "@/lib/payments/queries";
import { getReceipt } from "@/lib/payments/receipt/queries";
import { systemDb } from "@/lib/platform/db";
import { change, inTransaction, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { queuedMails } from "../setup/jobs";
import { untilWaiting } from "../setup/locks";
import { refusalOf } from "../setup/outcome";
import { systemCtx } from "../setup/system";
import { ctxOf, viewerOf } from "../setup/world";
import { attemptAt, attemptsAt, openOn, paidOn, pay, payInvoice } from "./paying";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

const ADA = "ada@acme.example";
const BEN = "ben@acme.example";

beforeEach(async () => {
  await freshDemo();
  await sandbox.control.reset();
});

describe("paying an invoice", () => {
  test("[PAY-3, PAY-5] leads to the provider's page, and is paid once the provider says so", async () => {
    const { url } = await pay(BEN, "INV-1042");
    expect(url).toContain(sandbox.url);
    const { id, session } = await attemptAt("INV-1042");
    await sandbox.control.pay(session, { card: "4242424242424242" });
    expect(await openOn("INV-1042")).toBe(120_000); // nobody is told "paid" before
    await settleAttempt(id);
    expect(await openOn("INV-1042")).toBe(0);
    expect(await attemptAt("INV-1042")).toMatchObject({ status: "succeeded" });
    const payment = await row(
      "SELECT method::text, method_name, last4, amount_minor FROM payment WHERE attempt_id = $1",
      [id],
    );
    expect(payment).toEqual({ method: "card", method_name: "Visa", last4: "4242", amount_minor: "120000" });
  });

  test("[PAY-7] pressed again by the same person leads to the same page, whose payment is one", async () => {
    const [first, second] = await Promise.all([pay(BEN, "INV-1042"), pay(BEN, "INV-1042")]);
    const third = await pay(BEN, "INV-1042");
    expect([second.url, third.url]).toEqual([first.url, first.url]);
    expect(await attemptsAt("INV-1042")).toHaveLength(1);
    expect((await sandbox.control.state()).sessions).toHaveLength(1);
  });

  test("[PAY-7, WHY-1] by a second person is refused, by the name of who is paying", async () => {
    await pay(BEN, "INV-1042");
    expect(await refusalOf(pay("ada@acme.example", "INV-1042"))).toMatchObject({
      code: "RULE",
      reason: "payment.under_way_by",
      refusal: {
        params: { by: "Ben Holt", until: { timeZone: "America/Los_Angeles" } },
        ask: { email: "carl.collector@fjord.example" },
      },
    });
  });

  test.each([
    ["ada@acme.example", "INV-1044", "payment.over_limit"],
    ["ada@acme.example", "INV-1045", "payment.paid"],
    ["ada@acme.example", "INV-1047", "payment.disputed"],
    ["ada@acme.example", "INV-1049", "payment.void"],
    ["ada@acme.example", "INV-1050", "payment.terms"],
  ])("[INV-3] is refused to %s for %s: %s", async (email, number, reason) => {
    expect(await refusalOf(pay(email, number))).toMatchObject({ code: "RULE", reason });
    expect(await attemptsAt(number)).toEqual([]);
  });

  test("[PAY-6, WHY-1] that the provider does not take has ended with a refusal, and can be tried again at once", async () => {
    await sandbox.control.fault({
      match: { path: "/v1/checkout/sessions", method: "POST", times: 1 },
      fault: { refuse: "amount_too_small" },
    });
    expect(await refusalOf(pay(BEN, "INV-1042"))).toMatchObject({
      ...{ code: "RULE", reason: "payment.not_taken", refusal: { ask: { email: "carl.collector@fjord.example" } } },
    });
    expect(await attemptsAt("INV-1042")).toMatchObject([{ status: "canceled", session: null }]);
    await pay(ADA, "INV-1042");
  });

  test.each([
    ["another customer's", "dan@birch.example", "INV-1042"],
    ["one of a colleague's contract", BEN, "INV-1046"],
    ["one that does not exist", BEN, "INV-9999"],
    ["a reseller's person", "eve@cedar.example", "INV-1042"],
  ])("[ACC-6] of %s is not found", async (_what, email, number) => {
    expect(await refusalOf(pay(email, number))).toMatchObject({ code: "NOT_FOUND" });
  });

  test("[A3, ACC-7] by somebody who is removed while the press waits is not found", async () => {
    const refused = await inTransaction(async (other) => {
      await other.query("DELETE FROM contract_contact USING person WHERE person.id = person_id AND email = $1", [BEN]);
      const paying = refusalOf(pay(BEN, "INV-1042"));
      await untilWaiting(1);
      await other.query("COMMIT");
      return paying;
    });
    expect(refused).toMatchObject({ code: "NOT_FOUND" });
    expect(await attemptsAt("INV-1042")).toEqual([]);
  });

  test("[ACC-8] may whoever sees the contract, also by an access rule", async () => {
    await pay("gus@elm.example", "INV-5001");
    const { id, session } = await attemptAt("INV-5001");
    await sandbox.control.pay(session, { card: "5555555555554444" });
    await settleAttempt(id);
    expect(await paidOn("INV-5001")).toEqual([1_250_000]);
  });

  test("[INV-1] is for what is open: the credited part is not charged", async () => {
    await pay("ada@acme.example", "INV-1046");
    const { id, session } = await attemptAt("INV-1046");
    await sandbox.control.pay(session, { card: "4242424242424242" });
    await settleAttempt(id);
    expect(await paidOn("INV-1046")).toEqual([30_000]);
    expect((await sandbox.control.charges()).amount).toBe(30_000);
  });
});

describe("a payment that does not go through", () => {
  test.each([
    ["4000000000000002", "generic_decline"],
    ["4000000000009995", "insufficient_funds"],
  ])("[PAY-6] with card %s keeps what the bank said and charges nothing: %s", async (card, code) => {
    await pay(BEN, "INV-1042");
    const { id, session } = await attemptAt("INV-1042");
    await sandbox.control.pay(session, { card });
    await settleAttempt(id);
    expect(await attemptAt("INV-1042")).toMatchObject({ status: "open", declineCode: code });
    await sandbox.control.pay(session, { card: "4242424242424242" }); // another card, on the same page
    await settleAttempt(id);
    expect(await paidOn("INV-1042")).toEqual([120_000]);
  });

  test("[PAY-6, M4] called off is closed at the provider, and the invoice can be paid again by others", async () => {
    await pay(BEN, "INV-1042");
    const { id, session } = await attemptAt("INV-1042");
    await callOffPayment(await ctxOf(BEN, "payments.pay"), { attempt: id });
    expect(await attemptAt("INV-1042")).toMatchObject({ status: "canceled" });
    await sandbox.control.pay(session, { card: "4242424242424242" }); // its page is closed
    await pay("ada@acme.example", "INV-1042");
    expect((await sandbox.control.charges()).count).toBe(0);
  });

  test("[M4] called off a moment after it was paid is paid", async () => {
    await pay(BEN, "INV-1042");
    const { id, session } = await attemptAt("INV-1042");
    await sandbox.control.pay(session, { card: "4242424242424242" });
    await callOffPayment(await ctxOf(BEN, "payments.pay"), { attempt: id });
    expect(await attemptAt("INV-1042")).toMatchObject({ status: "succeeded" });
    expect(await paidOn("INV-1042")).toEqual([120_000]);
  });

  test("[ACC-6] is called off by its payer only", async () => {
    await pay(BEN, "INV-1042");
    const { id } = await attemptAt("INV-1042");
    const other = callOffPayment(await ctxOf("ada@acme.example", "payments.pay"), { attempt: id });
    expect(await refusalOf(other)).toMatchObject({ code: "NOT_FOUND" });
    expect(await attemptAt("INV-1042")).toMatchObject({ status: "open" });
  });

  test("[PAY-3, M5] left at 3-D Secure is neither paid nor failed, and finished later it is paid once", async () => {
    await pay(BEN, "INV-1042");
    const { id, session } = await attemptAt("INV-1042");
    await sandbox.control.pay(session, { card: "4000002500003155", authenticate: "abandon" });
    await settleAttempt(id);
    expect(await attemptAt("INV-1042")).toMatchObject({ status: "open" });
    const [intent] = (await sandbox.control.state()).paymentIntents;
    await sandbox.control.authenticate(intent?.id ?? "", "complete");
    await Promise.all([settleAttempt(id), settleAttempt(id)]);
    expect(await paidOn("INV-1042")).toEqual([120_000]);
  });
});

describe("what follows from a payment", () => {
  const paidByBen = async () => {
    await pay(BEN, "INV-1042");
    const { id, session } = await attemptAt("INV-1042");
    await sandbox.control.pay(session, { card: "4242424242424242" });
    await settleAttempt(id);
    return id;
  };

  test("[PAY-4, M8] is one confirmation mail to the payer, however often it is settled", async () => {
    const id = await paidByBen();
    await Promise.all([settleAttempt(id), settleAttempt(id)]);
    const mails = await queuedMails();
    expect(mails.map(({ to }) => to)).toEqual([BEN]);
    expect(mails[0]?.subject).toMatch(/^Payment Confirmation P-\d+: 1,200\.00\sUSD$/);
    expect(mails[0]?.text).toContain("Invoice INV-1042: 1,200.00\u00a0USD");
    expect(mails[0]?.text).toContain("Visa ending in 4242");
  });

  test("[ANY-2] is in Swedish for who pays in Swedish", async () => {
    const viewer = { ...(await viewerOf("ina@elm.example")), locale: "sv" as const };

    const ctx = { ...(await ctxOf("ina@elm.example", "payments.pay")), viewer };
    await payInvoice(ctx, { reference: "INV-5001" });
    const { id, session } = await attemptAt("INV-5001");
    await sandbox.control.pay(session, { card: "4242424242424242" });
    await settleAttempt(id);
    expect((await queuedMails())[0]?.subject).toMatch(/^Betalningsbekräftelse P-\d+: 12\s500,00\sSEK$/);
  });

  test("[A7] is a line of history for the start and for the money", async () => {
    await paidByBen();
    const history = await rows("SELECT action, actor_kind, actor_email FROM audit_event ORDER BY at, action DESC");
    expect(history).toEqual([
      { action: "payment.started", actor_kind: "person", actor_email: BEN },
      { action: "payment.received", actor_kind: "system", actor_email: null },
    ]);
  });

  test("[PAY-4] is a confirmation for the payer and whoever sees the invoice, and nobody else", async () => {
    const id = await paidByBen();
    for (const email of [BEN, "ada@acme.example"])
      expect(await getPaymentOutcome(await viewerOf(email), id)).toMatchObject({
        status: "succeeded",
        isOwn: email === BEN,
        payerEmail: BEN,
        invoices: [{ number: "INV-1042", amount: { minor: 120_000n }, open: { minor: 0n } }],
        payment: { methodName: "Visa", last4: "4242" },
      });
    for (const email of ["cora@acme.example", "dan@birch.example"])
      expect(await refusalOf(getPaymentOutcome(await viewerOf(email), id))).toMatchObject({ code: "NOT_FOUND" });
  });

  test("[PAY-4, PAY-9] says to colleagues that it was a card, and which one to the payer and who may change the bill group", async () => {
    await pay(ADA, "INV-1042");
    const { id, session } = await attemptAt("INV-1042");
    await sandbox.control.pay(session, { card: "4242424242424242" });
    await settleAttempt(id);
    const told = async (email: string) => {
      const [outcome, receipt] = await Promise.all([
        getPaymentOutcome(await viewerOf(email), id),
        getReceipt(await viewerOf(email), id),
      ]);
      return { ...outcome.payment, receipt: receipt.method };
    };
    expect(await told(ADA)).toMatchObject({ methodName: "Visa", last4: "4242", receipt: "Visa ending in 4242" });
    expect(await told(BEN)).toMatchObject({ method: "card", methodName: null, last4: null, receipt: "Card" });
  });

  test("[PAY-4] is shown whole or not at all, while it is settled beside the reading", async () => {
    const viewer = await viewerOf(BEN);
    for (let round = 0; round < 5; round += 1) {
      await freshDemo();
      await pay(BEN, "INV-1042");
      const { id, session } = await attemptAt("INV-1042");
      await sandbox.control.pay(session, { card: "4242424242424242" });
      const settled = settleAttempt(id);
      for (let look = 0; look < 15; look += 1) {
        const { status, invoices, payment } = await getPaymentOutcome(viewer, id);
        const isPaid = status === "succeeded";
        expect([invoices[0]?.open.minor, payment !== null]).toEqual([isPaid ? 0n : 120_000n, isPaid]);
      }
      await settled;
    }
  });

  test("[ACC-7] is no page for a payer who was removed meanwhile, and the money still counts", async () => {
    await pay(BEN, "INV-1042");
    const { id, session } = await attemptAt("INV-1042");
    await change("DELETE FROM contract_contact USING person WHERE person.id = person_id AND email = $1", [BEN]);
    await sandbox.control.pay(session, { card: "4242424242424242" });
    await settleAttempt(id);
    expect(await paidOn("INV-1042")).toEqual([120_000]);
    expect((await queuedMails()).map(({ to }) => to)).toEqual([BEN]);
    expect(await refusalOf(getPaymentOutcome(await viewerOf(BEN), id))).toMatchObject({ code: "NOT_FOUND" });
  });

  test("[M3] is unapplied where a credit came in between, never more than was open", async () => {
    await pay(BEN, "INV-1042");
    const { id, session } = await attemptAt("INV-1042");
    const invoice = await row<{ id: string }>("SELECT id FROM invoice WHERE number = 'INV-1042'");
    await systemDb((tx) => voidInvoice(tx, systemCtx(), invoice.id));
    await sandbox.control.pay(session, { card: "4242424242424242" });
    await settleAttempt(id);
    expect(await openOn("INV-1042")).toBe(0);
    expect(await paidOn("INV-1042")).toEqual([]);
    const sides = await rows(
      "SELECT kind::text, amount_minor::int AS minor FROM ledger_entry WHERE payment_id IS NOT NULL AND kind = 'unapplied'",
    );
    expect(sides).toEqual([{ kind: "unapplied", minor: -120_000 }]);
  });
});
