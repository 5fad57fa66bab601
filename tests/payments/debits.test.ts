import { beforeEach, describe, expect, test, vi } from "vitest";
import { callOffPayment } from "@/lib/payments/commands/call-off-payment";
import { settleAttempt } from "@/lib/payments/commands/settle-attempt";
import { getPaymentOutcome } from "@/lib/payments/queries";
import { payTogether } from "@/lib/payments/sets/commands/pay-together";
import { getPayOffer } from "@/lib/payments/sets/queries";
import { paySearch } from "@/lib/payments/sets/schema";
import { settleUnfinished, takeProviderEvent } from "@/lib/payments/tasks";
import { freshInvoice } from "../faults/fresh-invoice";
import { sdkFor } from "../sandbox/kit";
import { change, row } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { emptyQueue, queuedMails } from "../setup/jobs";
import { refusalOf } from "../setup/outcome";
import { ctxOf, moveClock, viewerOf } from "../setup/world";
import { openOn, paidOn, paySet, sessionOf, wanting } from "./paying";
import { forgetMethods, mayManageBilling, saveMethod } from "./saving";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

const [BEN, CORA] = ["ben@acme.example", "cora@acme.example"];
const EUR = { like: "INV-1048", currency: "EUR", minor: 50_000 };
const SET = ["EUR-1", "EUR-2"];

beforeEach(async () => {
  await freshDemo();
  await sandbox.control.reset();
  await forgetMethods();
  for (const number of SET) await freshInvoice(number, EUR);
  await change("UPDATE contract SET paid_by = 'invoice' WHERE number = 'C-1003'");
});

const statusOf = async (id: string) =>
  (await row<{ status: string }>("SELECT status::text FROM payment_attempt WHERE id = $1", [id])).status;
const intentOf = async (id: string): Promise<string> => {
  const { paymentIntents } = await sandbox.control.state();
  return paymentIntents.find(({ metadata }) => metadata.attempt === id)?.id ?? "";
};

/** A debit that the bank has, over both invoices. */
async function submitted(): Promise<string> {
  const id = await paySet(BEN, SET, "bank_debit");
  await sandbox.control.pay(await sessionOf(id), { card: "bank_debit" });
  await settleAttempt(id);
  return id;
}

describe("a bank debit", () => {
  test("[PAY-3, WHY-1] is offered in euros where the seller entity takes it, and nowhere else", async () => {
    const offered = async (email: string, invoice: string) =>
      (await getPayOffer(await viewerOf(email), paySearch.parse({ invoice }))).bankDebit;
    expect(await offered(BEN, "EUR-1")).toEqual({ allowed: true });
    expect([await offered(BEN, "INV-1048"), await offered(BEN, "INV-1042")]).toEqual([null, null]);
    expect(await refusalOf(paySet(BEN, ["INV-1048"], "bank_debit"))).toMatchObject({
      reason: "payment.no_debit",
      refusal: { params: { currency: "SEK" } },
    });
  });

  test("[PAY-3, PAY-5] is on its way for days: nobody is told paid, nobody pays again, and a mail says so once", async () => {
    const id = await submitted();
    await Promise.all([settleAttempt(id), settleAttempt(id)]);
    expect([await statusOf(id), await openOn("EUR-1")]).toEqual(["processing", 50_000]);
    const mails = await queuedMails();
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([[BEN, "Bank debit submitted: 1,000.00\u00a0EUR"]]);
    expect(mails[0]?.text).toMatch(/Invoice EUR-1: 500\.00.EUR\nInvoice EUR-2: 500\.00.EUR/);
    const [byHim, ofHis] = [await refusalOf(paySet(CORA, ["EUR-1"])), await refusalOf(paySet(BEN, ["EUR-1"]))];
    expect(byHim).toMatchObject({ reason: "payment.under_way_by", refusal: { params: { until: "days" } } });
    expect(ofHis).toMatchObject({ reason: "payment.under_way", refusal: { params: { until: "days" } } });
    await callOffPayment(await ctxOf(BEN, "payments.pay"), { attempt: id }); // too late: the bank has it
    expect(await statusOf(id)).toBe("processing");
  });

  test("[M4] is not given up after half an hour, is asked about now and then, and settles however late", async () => {
    const id = await submitted();
    const calls = async () => (await sandbox.control.state()).calls;
    await moveClock({ minutes: 40 });
    const before = await calls();
    await settleUnfinished();
    expect([await statusOf(id), await calls()]).toEqual(["processing", before]);
    await moveClock({ minutes: 30 });
    await settleUnfinished();
    await settleUnfinished();
    expect((await calls()) - before).toBe(1);
    await moveClock({ minutes: 5 * 24 * 60 });
    await sandbox.control.settleDebit(await intentOf(id), "succeeded");
    await settleUnfinished();
    expect([await statusOf(id), await paidOn("EUR-1"), await paidOn("EUR-2")]).toEqual([
      "succeeded",
      [50_000],
      [50_000],
    ]);
    const [, confirmed] = await queuedMails();
    expect(confirmed).toMatchObject({
      to: BEN,
      subject: expect.stringMatching(/^Payment Confirmation P-\d+: 1,000\.00.EUR$/),
    });
    expect(confirmed?.text).toContain("SEPA Direct Debit ending in 3000");
  });

  test("[PAY-6, M4] that comes back opens its invoices again, tells what the bank said, and can never be charged later", async () => {
    await change(
      "INSERT INTO notification_choice SELECT id, 'others_payments', true, now() FROM person WHERE email = $1",
      [CORA],
    );
    const id = await submitted();
    await emptyQueue();
    const intent = await intentOf(id);
    await sandbox.control.settleDebit(intent, "failed");
    await change(
      "INSERT INTO provider_event VALUES ('evt_f', 'checkout.session.async_payment_failed', $1, now(), NULL)",
      [await sessionOf(id)],
    );
    await Promise.all([takeProviderEvent({ eventId: "evt_f" }), settleAttempt(id)]);
    expect([await statusOf(id), await openOn("EUR-1"), await paidOn("EUR-1")]).toEqual(["failed", 50_000, []]);
    const mails = await queuedMails();
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
      [BEN, "Bank debit not paid: 1,000.00\u00a0EUR"],
      [CORA, "Bank debit not paid: 1,000.00\u00a0EUR"],
    ]);
    expect(mails[0]?.text).toContain("there was not enough money on the account");
    await expect(sdkFor(sandbox).paymentIntents.confirm(intent, { payment_method: "pm_card_visa" })).rejects.toThrow();
    expect(await getPaymentOutcome(await viewerOf(BEN), id)).toMatchObject({
      ...{ status: "failed", means: "bank_debit", declineCode: "insufficient_funds" },
    });
    await paySet(CORA, SET); // by another way, and by another person
  });

  test("[PAY-3] with a saved account goes the same way, and is gone on with by nobody while it is on its way", async () => {
    await mayManageBilling(BEN, "Acme EMEA");
    const account = await saveMethod(sandbox, "Acme EMEA", { card: "pm_sepaDebit_processing" });
    const ctx = await ctxOf(BEN, "payments.pay");
    const press = () => payTogether(ctx, { shares: wanting(...SET), way: account.id });
    const { url } = await press();
    const id = url.split("/").at(-1) ?? "";
    expect(await statusOf(id)).toBe("processing");
    expect((await queuedMails()).map(({ subject }) => subject)).toEqual(["Bank debit submitted: 1,000.00\u00a0EUR"]);
    expect(await refusalOf(press())).toMatchObject({ reason: "payment.not_in_set" });
    await sandbox.control.settleDebit(await intentOf(id), "succeeded");
    await settleAttempt(id);
    expect([await statusOf(id), await paidOn("EUR-2")]).toEqual(["succeeded", [50_000]]);
    expect((await sandbox.control.charges()).succeeded).toBe(1);
  });
});
