import { expect, test } from "vitest";
import { refusal, sdkFor, start } from "./kit";

const PAY = { amount: 5_000, currency: "eur", payment_method: "pm_card_visa", confirm: true } as const;

test.each([
  ["before", 500, 0],
  ["before", 429, 0],
  ["before", 503, 0],
  ["after", 500, 1],
  ["after", 503, 1],
] as const)("[M1] an error %s the effect, status %i, leaves %i charges", async (error, status, count) => {
  const { stripe, sandbox } = await start();
  await sandbox.control.fault({ match: { method: "POST", times: 1 }, fault: { error, status } });
  expect(await refusal(stripe.paymentIntents.create(PAY))).toMatchObject({ statusCode: status });
  expect(await sandbox.control.charges()).toMatchObject({ count });
});

test.each([
  ["before", 0],
  ["after", 1],
] as const)("[M1] a connection lost %s the effect leaves %i charges", async (drop, count) => {
  const { stripe, sandbox } = await start();
  // Twice: the SDK tries a lost connection once more by itself, with the same key.
  await sandbox.control.fault({ match: { path: "/v1/payment_intents", times: 2 }, fault: { drop } });
  expect(await refusal(stripe.paymentIntents.create(PAY))).toMatchObject({ type: "StripeConnectionError" });
  expect(await sandbox.control.charges()).toMatchObject({ count });
});

test.each([
  ["the reply was lost", { drop: "after" }],
  ["a proxy answered 503", { error: "after", status: 503 }],
  ["the call never arrived", { drop: "before" }],
] as const)("[M1] %s: the SDK's own retry with its key finds the true reply, one charge", async (_, fault) => {
  const { sandbox } = await start();
  await sandbox.control.fault({ match: { times: 1 }, fault });
  const intent = await sdkFor(sandbox, 1).paymentIntents.create(PAY, { idempotencyKey: "k1" });
  expect(intent.status).toBe("succeeded");
  expect(await sandbox.control.charges()).toMatchObject({ count: 1 });
});

test("[M4] an outage lasts until it is lifted, and concerns only what it names", async () => {
  const { stripe, sandbox } = await start();
  await sandbox.control.fault({ match: { path: "^/v1/(checkout|payment)" }, fault: { error: "before", status: 503 } });
  for (let time = 0; time < 3; time++)
    expect(await refusal(stripe.paymentIntents.list())).toMatchObject({ statusCode: 503 });
  expect((await stripe.customers.list()).data).toEqual([]);
  await sandbox.control.clearFaults();
  expect((await stripe.paymentIntents.list()).data).toEqual([]);
});

test("[M4] a slow answer outlasts the caller's patience, and the charge is there all the same", async () => {
  const { stripe, sandbox } = await start();
  await sandbox.control.fault({ match: { times: 1 }, fault: { latencyMs: 150 } });
  const error = await refusal(stripe.paymentIntents.create(PAY, { timeout: 50, idempotencyKey: "k1" }));
  expect(error).toMatchObject({ type: "StripeConnectionError" });
  await expect.poll(() => sandbox.control.charges()).toMatchObject({ count: 1 });
  await stripe.paymentIntents.create(PAY, { idempotencyKey: "k1" });
  expect(await sandbox.control.charges()).toMatchObject({ count: 1 });
});

test("[M4] the customers' pages can fail too", async () => {
  const { sandbox } = await start();
  await sandbox.control.fault({ match: { path: "/c/", times: 1 }, fault: { error: "before", status: 502 } });
  expect((await fetch(`${sandbox.url}/c/pay/x`)).status).toBe(502);
  expect((await fetch(`${sandbox.url}/c/pay/x`)).status).toBe(404);
});

test.each([
  ["an unknown fault", { fault: { explode: true } }],
  ["an expression that cannot be read", { match: { path: "^(" }, fault: { drop: "before" } }],
])("[P4] %s is refused when it is ordered", async (_, order) => {
  const { sandbox } = await start();
  await expect(sandbox.control.fault(order as never)).rejects.toThrow();
});

test("[S8] control takes no orders from web pages or by another name", async () => {
  const { sandbox } = await start();
  const url = `${sandbox.url}/_control/reset`;
  const foreign = await fetch(url, { method: "POST", headers: { Origin: "http://localhost:3000" } });
  expect(foreign.status).toBe(403);
  expect((await fetch(`${sandbox.url}/_control/health`)).status).toBe(200);
});
