import type Stripe from "stripe";
import { expect, test } from "vitest";
import { checkoutOf, refusal, start } from "./kit";

const PAY = { amount: 5_000, currency: "eur", payment_method: "pm_card_visa", confirm: true } as const;
const headersOf = (error: Stripe.errors.StripeError) => error.headers ?? {};

test("[M1] the same key and parameters bring the first reply back, and no second charge", async () => {
  const { stripe, sandbox } = await start();
  const first = await stripe.paymentIntents.create(PAY, { idempotencyKey: "k1" });
  const second = await stripe.paymentIntents.create(PAY, { idempotencyKey: "k1" });
  expect(second.id).toBe(first.id);
  expect(first.lastResponse.headers["idempotent-replayed"]).toBeUndefined();
  expect(second.lastResponse.headers["idempotent-replayed"]).toBe("true");
  expect(second.lastResponse.requestId).not.toBe(first.lastResponse.requestId);
  expect(await sandbox.control.charges()).toMatchObject({ count: 1 });
});

test("[M1] the same key with other parameters, or at another endpoint, is refused", async () => {
  const { stripe, sandbox } = await start();
  await stripe.paymentIntents.create(PAY, { idempotencyKey: "k1" });
  const other = { type: "StripeIdempotencyError", statusCode: 400 };
  expect(
    await refusal(stripe.paymentIntents.create({ ...PAY, amount: 5_001 }, { idempotencyKey: "k1" })),
  ).toMatchObject(other);
  expect(await refusal(stripe.checkout.sessions.create(checkoutOf(), { idempotencyKey: "k1" }))).toMatchObject(other);
  expect(await sandbox.control.charges()).toMatchObject({ count: 1 });
});

test("[M1] a key that is under way is refused, and the call goes on", async () => {
  const { stripe, sandbox } = await start();
  await sandbox.control.fault({ match: { path: "/v1/payment_intents", times: 1 }, fault: { latencyMs: 300 } });
  const tries = await Promise.allSettled(
    Array.from({ length: 5 }, () => stripe.paymentIntents.create(PAY, { idempotencyKey: "k1" })),
  );
  const refused = tries.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  expect(refused).toHaveLength(4);
  for (const error of refused) expect(error).toMatchObject({ statusCode: 409, code: "idempotency_key_in_use" });
  expect(await sandbox.control.charges()).toMatchObject({ count: 1 });
});

test("[M1] a saved 500 stays a 500, whatever happened behind it", async () => {
  const { stripe, sandbox } = await start();
  await sandbox.control.fault({ match: { times: 1 }, fault: { error: "after", status: 500 } });
  const first = await refusal(stripe.paymentIntents.create(PAY, { idempotencyKey: "k1" }));
  const second = await refusal(stripe.paymentIntents.create(PAY, { idempotencyKey: "k1" }));
  expect([first.statusCode, second.statusCode]).toEqual([500, 500]);
  expect(headersOf(first)["stripe-should-retry"]).toBe("false");
  expect(headersOf(second)["idempotent-replayed"]).toBe("true");
  expect(await sandbox.control.charges()).toMatchObject({ count: 1 });
});

test("[M1] a decline is saved; a mistake in the parameters is not", async () => {
  const { stripe } = await start();
  const declined = { ...PAY, payment_method: "pm_card_chargeDeclined" };
  const first = await refusal(stripe.paymentIntents.create(declined, { idempotencyKey: "k1" }));
  const second = await refusal(stripe.paymentIntents.create(declined, { idempotencyKey: "k1" }));
  expect(second.charge).toBe(first.charge);
  const wrong = { amount: "many" as unknown as number, currency: "eur" };
  expect(await refusal(stripe.paymentIntents.create(wrong, { idempotencyKey: "k2" }))).toMatchObject({
    statusCode: 400,
    param: "amount",
  });
  const right = await stripe.paymentIntents.create(PAY, { idempotencyKey: "k2" });
  expect(right.status).toBe("succeeded");
});

test("[M1] a key is forgotten after a day, and the same call then charges again", async () => {
  const { stripe, sandbox } = await start();
  await stripe.paymentIntents.create(PAY, { idempotencyKey: "k1" });
  await sandbox.control.advance(24 * 3_600 - 60);
  await stripe.paymentIntents.create(PAY, { idempotencyKey: "k1" });
  expect(await sandbox.control.charges()).toMatchObject({ count: 1 });
  await sandbox.control.advance(120);
  await stripe.paymentIntents.create(PAY, { idempotencyKey: "k1" });
  expect(await sandbox.control.charges()).toMatchObject({ count: 2 });
});
