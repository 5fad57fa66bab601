import { expect, test } from "vitest";
import { checkoutOf, type Kit, refusal, start } from "./kit";

const paid = ({ stripe }: Kit) =>
  stripe.paymentIntents.create({
    amount: 10_000,
    currency: "sek",
    payment_method: "pm_card_visa",
    confirm: true,
    metadata: { attempt: "a1" },
  });

test("[M3] two partial refunds add up; more than was taken is refused", async () => {
  const kit = await start();
  const { stripe, sandbox } = kit;
  const intent = await paid(kit);
  const first = await stripe.refunds.create({ payment_intent: intent.id, amount: 4_000 });
  expect(first).toMatchObject({ status: "succeeded", amount: 4_000, charge: intent.latest_charge });
  expect(await refusal(stripe.refunds.create({ payment_intent: intent.id, amount: 6_001 }))).toMatchObject({
    statusCode: 400,
    param: "amount",
    message: "Refund amount (SEK 60.01) is greater than unrefunded amount on charge (SEK 60.00)"
      .replaceAll(" ", "\u00a0")
      .replace(/\u00a0(?!\d)/g, " "),
  });
  const second = await stripe.refunds.create({ charge: String(intent.latest_charge) });
  expect(second.amount).toBe(6_000);
  const charge = await stripe.charges.retrieve(String(intent.latest_charge), { expand: ["refunds"] });
  expect(charge).toMatchObject({ amount_refunded: 10_000, refunded: true });
  expect(charge.refunds?.data.map((refund) => refund.id)).toEqual([second.id, first.id]);
  expect(await refusal(stripe.refunds.create({ charge: charge.id }))).toMatchObject({
    code: "charge_already_refunded",
  });
  expect(await sandbox.control.charges({ attempt: "a1" })).toMatchObject({ count: 1, amountRefunded: 10_000 });
  expect(await sandbox.control.charges({ attempt: "a2" })).toMatchObject({ count: 0 });
  expect((await stripe.refunds.list({ payment_intent: intent.id })).data).toHaveLength(2);
});

test("[M3] twenty refunds at once never give back more than was taken", async () => {
  const kit = await start();
  const intent = await paid(kit);
  const tries = await Promise.allSettled(
    Array.from({ length: 20 }, () => kit.stripe.refunds.create({ payment_intent: intent.id, amount: 3_000 })),
  );
  expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(3);
  expect(await kit.sandbox.control.charges()).toMatchObject({ amountRefunded: 9_000 });
});

test("[M3] a refund that the bank sends back", async () => {
  const kit = await start();
  const intent = await paid(kit);
  const refund = await kit.stripe.refunds.create({ payment_intent: intent.id });
  expect(await kit.sandbox.control.failRefund(refund.id)).toMatchObject({ status: "failed" });
  expect(await kit.stripe.charges.retrieve(String(intent.latest_charge))).toMatchObject({
    amount_refunded: 0,
    refunded: false,
  });
});

test("[M3] what was not taken cannot be given back", async () => {
  const { stripe } = await start();
  const intent = await stripe.paymentIntents.create({ amount: 5_000, currency: "eur" });
  expect(await refusal(stripe.refunds.create({ payment_intent: intent.id }))).toMatchObject({ statusCode: 400 });
  expect(await refusal(stripe.refunds.create({ charge: "ch_none" }))).toMatchObject({ code: "resource_missing" });
});

test("[M3] a dispute opens, and closes lost or won", async () => {
  const kit = await start();
  const { stripe, sandbox } = kit;
  const charge = String((await paid(kit)).latest_charge);
  const opened = await sandbox.control.dispute(charge, "needs_response");
  expect(await stripe.charges.retrieve(charge)).toMatchObject({ disputed: true });
  expect(await refusal(stripe.refunds.create({ charge }))).toMatchObject({ code: "charge_disputed" });
  expect(await sandbox.control.dispute(charge, "won")).toMatchObject({ id: opened.id, status: "won" });
  expect(await stripe.charges.retrieve(charge)).toMatchObject({ disputed: false });
  expect(await stripe.disputes.retrieve(opened.id)).toMatchObject({ status: "won", amount: 10_000 });
  const types = (await sandbox.control.state()).events.map((event) => event.type);
  expect(types.slice(-2)).toEqual(["charge.dispute.created", "charge.dispute.closed"]);
});

test.each([
  ["succeeded", "paid", "succeeded", "checkout.session.async_payment_succeeded"],
  ["failed", "unpaid", "requires_payment_method", "checkout.session.async_payment_failed"],
] as const)("[M4] a bank debit stays under way until it %s", async (outcome, payment_status, status, type) => {
  const { stripe, sandbox } = await start();
  const session = await stripe.checkout.sessions.create(checkoutOf());
  expect(await sandbox.control.pay(session.id, { card: "bank_debit" })).toMatchObject({ outcome: "processing" });
  const waiting = await stripe.checkout.sessions.retrieve(session.id, { expand: ["payment_intent.latest_charge"] });
  expect(waiting).toMatchObject({
    status: "complete",
    payment_status: "unpaid",
    payment_intent: { status: "processing", latest_charge: { status: "pending", paid: false } },
  });
  const intent = (waiting.payment_intent as { id: string }).id;
  await sandbox.control.settleDebit(intent, outcome);
  const after = await stripe.checkout.sessions.retrieve(session.id, { expand: ["payment_intent"] });
  expect(after).toMatchObject({ payment_status, payment_intent: { status } });
  expect((await sandbox.control.state()).events.at(-1)?.type).toBe(type);
});
