import type Stripe from "stripe";
import { expect, test } from "vitest";
import { card, checkoutOf, type Kit, refusal, start, submit } from "./kit";

const CARD = "4000002500003155";

async function waiting(kit: Kit) {
  const session = await kit.stripe.checkout.sessions.create(checkoutOf());
  const reply = await submit(session.url ?? "", card(CARD));
  return { session, bank: reply.headers.get("location") ?? "" };
}

const read = async ({ stripe }: Kit, id: string) => {
  const session = await stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });
  const intent = session.payment_intent as Stripe.PaymentIntent;
  return {
    session: session.status,
    paid: session.payment_status,
    intent: intent.status,
    error: intent.last_payment_error,
  };
};

test("[M5] 3-D Secure completed pays", async () => {
  const kit = await start();
  const { session, bank } = await waiting(kit);
  const shown = await (await fetch(bank)).text();
  expect(shown).toContain(">Complete authentication</button>");
  expect(shown).toContain(">Fail authentication</button>");
  expect(await read(kit, session.id)).toMatchObject({ session: "open", paid: "unpaid", intent: "requires_action" });
  const reply = await submit(bank, { outcome: "complete" });
  expect(reply.headers.get("location")).toBe(`http://localhost:3000/paid?session=${session.id}`);
  expect(await read(kit, session.id)).toMatchObject({ session: "complete", paid: "paid", intent: "succeeded" });
});

test("[M5] 3-D Secure failed leads back to the page with the reason, and another card pays", async () => {
  const kit = await start();
  const { session, bank } = await waiting(kit);
  const reply = await submit(bank, { outcome: "fail" });
  expect(reply.headers.get("location")).toBe(session.url);
  expect(await (await fetch(session.url ?? "")).text()).toContain("We are unable to authenticate your payment method.");
  expect(await read(kit, session.id)).toMatchObject({
    session: "open",
    intent: "requires_payment_method",
    error: { code: "payment_intent_authentication_failure" },
  });
  expect(await kit.sandbox.control.charges()).toMatchObject({ count: 0 });
  await submit(session.url ?? "", card("4242424242424242"));
  expect(await read(kit, session.id)).toMatchObject({ session: "complete", paid: "paid" });
});

test("[M5] 3-D Secure walked away from stays open, and can be finished late, once", async () => {
  const kit = await start();
  const { session, bank } = await waiting(kit);
  await kit.sandbox.control.advance(3_600);
  expect(await read(kit, session.id)).toMatchObject({ session: "open", intent: "requires_action" });
  await Promise.all(Array.from({ length: 10 }, () => submit(bank, { outcome: "complete" })));
  expect(await kit.sandbox.control.charges()).toMatchObject({ count: 1, succeeded: 1 });
});

test("[M5] paid with another card in another tab, the first bank's page takes nothing more", async () => {
  const kit = await start();
  const { session, bank } = await waiting(kit);
  expect((await submit(session.url ?? "", card("4242424242424242"))).status).toBe(303);
  expect(await (await submit(bank, { outcome: "complete" })).text()).toContain("Done.");
  expect(await kit.sandbox.control.charges()).toMatchObject({ count: 1 });
});

test("[M5] after the session was expired, a late authentication takes nothing", async () => {
  const kit = await start();
  const { session, bank } = await waiting(kit);
  await kit.stripe.checkout.sessions.expire(session.id);
  expect((await submit(bank, { outcome: "complete" })).status).toBe(409);
  expect(await read(kit, session.id)).toMatchObject({ session: "expired", paid: "unpaid", intent: "canceled" });
  expect(await kit.sandbox.control.charges()).toMatchObject({ count: 0 });
});

test("[M5] authenticated and then without funds is a decline", async () => {
  const { stripe, sandbox } = await start();
  const session = await stripe.checkout.sessions.create(checkoutOf());
  const paid = await sandbox.control.pay(session.id, { card: "4000008260003178", authenticate: "complete" });
  expect(paid).toMatchObject({ outcome: "declined", code: "insufficient_funds" });
});

test("[M5] through the API: redirected to the bank and back, or refused where the customer is away", async () => {
  const { stripe, sandbox } = await start();
  const given = {
    amount: 7_000,
    currency: "eur",
    payment_method: "pm_card_authenticationRequired",
    confirm: true,
  } as const;
  const back = "http://localhost:3000/back?x=1";
  const intent = await stripe.paymentIntents.create({ ...given, return_url: back });
  expect(intent).toMatchObject({ status: "requires_action", next_action: { type: "redirect_to_url" } });
  const reply = await submit(intent.next_action?.redirect_to_url?.url ?? "", { outcome: "complete" });
  expect(reply.headers.get("location")).toMatch(
    new RegExp(`^http://localhost:3000/back\\?x=1&payment_intent=${intent.id}&.*redirect_status=succeeded$`),
  );
  const error = await refusal(stripe.paymentIntents.create({ ...given, off_session: true }));
  expect(error).toMatchObject({
    code: "authentication_required",
    payment_intent: { status: "requires_payment_method" },
  });
  const late = await stripe.paymentIntents.create({ ...given, return_url: back });
  await stripe.paymentIntents.cancel(late.id);
  await expect(sandbox.control.authenticate(late.id, "complete")).rejects.toThrow("status of canceled");
});

test("[M1] an intent of the hosted page is neither confirmed nor canceled past it", async () => {
  const kit = await start();
  const { session } = await waiting(kit);
  const intent = String((await kit.stripe.checkout.sessions.retrieve(session.id)).payment_intent);
  const confirmed = kit.stripe.paymentIntents.confirm(intent, { payment_method: "pm_card_visa" });
  expect(await refusal(confirmed)).toMatchObject({ code: "payment_intent_unexpected_state" });
  expect(await refusal(kit.stripe.paymentIntents.cancel(intent))).toMatchObject({ statusCode: 400 });
});
