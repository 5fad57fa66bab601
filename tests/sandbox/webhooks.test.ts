import Stripe from "stripe";
import { expect, test } from "vitest";
import { signatureHeader } from "../../sandbox/webhooks/signature";
import { checkoutOf, receiver, start, WEBHOOK_SECRET } from "./kit";

const PAID = ["charge.succeeded", "payment_intent.succeeded", "checkout.session.completed"];

async function withReceiver(webhookConcurrency = 1) {
  const portal = await receiver();
  const kit = await start({ webhookUrl: portal.url, webhookSecret: WEBHOOK_SECRET, webhookConcurrency });
  const pay = async () => {
    const session = await kit.stripe.checkout.sessions.create(checkoutOf());
    await kit.sandbox.control.pay(session.id, { card: "4242424242424242" });
    return session;
  };
  return { ...kit, portal, pay };
}

const types = (events: Stripe.Event[]): string[] => events.map((event) => event.type);

test("[M2] every event is signed so that the SDK accepts it, and no other", async () => {
  const { portal, pay } = await withReceiver();
  const session = await pay();
  const events = await portal.arrived(3);
  expect(types(events)).toEqual(PAID);
  expect(events[2]?.data.object).toMatchObject({ id: session.id, payment_status: "paid" });
  const payload = JSON.stringify({ id: "evt_1" });
  const forged = signatureHeader(payload, "whsec_of_somebody_else");
  expect(() => Stripe.webhooks.constructEvent(payload, forged, WEBHOOK_SECRET)).toThrow("No signatures found");
  const old = signatureHeader(payload, WEBHOOK_SECRET, Math.floor(Date.now() / 1_000) - 3_600);
  expect(() => Stripe.webhooks.constructEvent(payload, old, WEBHOOK_SECRET)).toThrow("Timestamp outside");
});

test("[M3] an event is sent again until it is accepted", async () => {
  const { portal, stripe, sandbox } = await withReceiver();
  portal.answers.push(500, 404);
  await stripe.customers.create();
  await portal.arrived(1);
  await expect.poll(async () => (await sandbox.control.state()).deliveries[0]?.lastAnswer).toBe("500");
  await sandbox.control.advance(2);
  await portal.arrived(2);
  await expect.poll(async () => (await sandbox.control.state()).deliveries[0]?.lastAnswer).toBe("404");
  await sandbox.control.advance(6);
  const events = await portal.arrived(3);
  expect(new Set(events.map((event) => event.id)).size).toBe(1);
  await expect.poll(async () => (await sandbox.control.state()).deliveries[0]?.status).toBe("delivered");
});

test("[M4] after three days it gives up", async () => {
  const { portal, stripe, sandbox } = await withReceiver();
  portal.answers.push(...Array.from({ length: 100 }, () => 500));
  await stripe.customers.create();
  const deliveryADayLater = async () => {
    await sandbox.control.advance(24 * 3_600);
    return (await sandbox.control.state()).deliveries[0];
  };
  // Thirteen deliveries, one after the other: on a busy machine more than the second a poll takes by itself.
  await expect.poll(deliveryADayLater, { timeout: 10_000 }).toMatchObject({ status: "given_up", attempts: 13 });
});

test("[M3] an event can come twice", async () => {
  const { portal, pay, sandbox } = await withReceiver();
  await sandbox.control.fault({ webhook: "double", type: "payment_intent.", times: 1 });
  await pay();
  expect(types(await portal.arrived(4)).toSorted()).toEqual([...PAID, "payment_intent.succeeded"].toSorted());
});

test("[M3] events can come in another order", async () => {
  const { portal, pay, sandbox } = await withReceiver();
  await sandbox.control.fault({ webhook: "reorder", times: 2 });
  await pay();
  expect(types(await portal.arrived(3))).toEqual([
    "checkout.session.completed",
    "charge.succeeded",
    "payment_intent.succeeded",
  ]);
});

test("[M4] events can be lost, and sent by hand later", async () => {
  const { portal, pay, sandbox, stripe } = await withReceiver();
  await sandbox.control.fault({ webhook: "lost" });
  await pay();
  await sandbox.control.deliverAll();
  expect(portal.events).toEqual([]);
  const { data } = await stripe.events.list({ type: "checkout.session.completed" });
  expect((await sandbox.control.state()).lost).toHaveLength(3);
  expect(await sandbox.control.deliver(data[0]?.id ?? "")).toMatchObject({ status: "delivered" });
  expect(types(portal.events)).toEqual(["checkout.session.completed"]);
});

test("[M4] events can come late", async () => {
  const { portal, pay, sandbox } = await withReceiver();
  await sandbox.control.fault({ webhook: "delay", delayMs: 3_600_000, type: "checkout.session.completed", times: 1 });
  await pay();
  expect(types(await portal.arrived(2))).toEqual(PAID.slice(0, 2));
  expect((await sandbox.control.state()).pending).toMatchObject([{ type: "checkout.session.completed" }]);
  await sandbox.control.advance(3_601);
  expect(types(await portal.arrived(3))).toEqual(PAID);
});

test("[M4] paused, nothing comes until it is asked for", async () => {
  const { portal, pay, sandbox } = await withReceiver();
  await sandbox.control.pauseWebhooks(true);
  await pay();
  expect((await sandbox.control.state()).pending).toHaveLength(3);
  const { deliveries } = await sandbox.control.deliverAll();
  expect(deliveries.map((one) => one.status)).toEqual(["delivered", "delivered", "delivered"]);
  expect(types(portal.events)).toEqual(PAID);
});

test("[M4] a portal that is down is no reason to stop", async () => {
  const { stripe, sandbox } = await start({ webhookUrl: "http://127.0.0.1:9/", webhookSecret: WEBHOOK_SECRET });
  await stripe.customers.create();
  const { deliveries } = await sandbox.control.deliverAll();
  expect(deliveries).toMatchObject([{ status: "pending", lastAnswer: "no answer" }]);
});

test("[M3] an event tells the call that caused it, and the object as it was then", async () => {
  const { stripe, sandbox } = await start();
  const customer = await stripe.customers.create({ name: "Before" }, { idempotencyKey: "k1" });
  await stripe.customers.update(customer.id, { name: "After" });
  const [created, updated] = (await sandbox.control.state()).events;
  expect(created).toMatchObject({
    type: "customer.created",
    data: { object: { name: "Before" } },
    request: { id: customer.lastResponse.requestId, idempotency_key: "k1" },
  });
  expect(updated).toMatchObject({ type: "customer.updated", data: { object: { name: "After" } } });
});
