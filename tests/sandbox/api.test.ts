import Stripe from "stripe";
import { expect, test } from "vitest";
import { checkoutOf, refusal, sdkFor, start } from "./kit";

test("[PAY-6] customers are made, found by address, changed, and listed page by page", async () => {
  const { stripe } = await start();
  const ids: string[] = [];
  for (let index = 0; index < 5; index++)
    ids.unshift(
      (await stripe.customers.create({ email: `c${index}@example.com`, metadata: { index: `${index}`, gone: "x" } }))
        .id,
    );
  const first = await stripe.customers.list({ limit: 2 });
  expect([first.data.map((one) => one.id), first.has_more]).toEqual([ids.slice(0, 2), true]);
  const second = await stripe.customers.list({ limit: 3, starting_after: ids[1] ?? "" });
  expect([second.data.map((one) => one.id), second.has_more]).toEqual([ids.slice(2), false]);
  const back = await stripe.customers.list({ limit: 2, ending_before: ids[3] ?? "" });
  expect([back.data.map((one) => one.id), back.has_more]).toEqual([ids.slice(1, 3), true]);
  const all = [];
  for await (const one of stripe.customers.list({ limit: 2 })) all.push(one.id);
  expect(all).toEqual(ids);
  expect((await stripe.customers.list({ email: "c3@example.com" })).data).toHaveLength(1);
  const changed = await stripe.customers.update(ids[0] ?? "", {
    name: "New",
    email: "",
    metadata: { gone: "", more: "1" },
  });
  expect(changed).toMatchObject({ name: "New", email: null, metadata: { index: "4", more: "1" } });
  expect(changed.metadata).not.toHaveProperty("gone");
});

test("[PAY-6] an intent is made, changed, confirmed later, and not twice", async () => {
  const { stripe } = await start();
  const intent = await stripe.paymentIntents.create({ amount: 1_000, currency: "jpy", metadata: { a: "1" } });
  expect(intent).toMatchObject({ status: "requires_payment_method", amount: 1_000 });
  await stripe.paymentIntents.update(intent.id, { amount: 2_000, metadata: { b: "2" } });
  const paid = await stripe.paymentIntents.confirm(intent.id, { payment_method: "pm_card_visa" });
  expect(paid).toMatchObject({ status: "succeeded", amount_received: 2_000, metadata: { a: "1", b: "2" } });
  for (const again of [
    stripe.paymentIntents.confirm(intent.id, { payment_method: "pm_card_visa" }),
    stripe.paymentIntents.cancel(intent.id),
    stripe.paymentIntents.update(intent.id, { amount: 5 }),
  ])
    expect(await refusal(again)).toMatchObject({ code: "payment_intent_unexpected_state", statusCode: 400 });
  const canceled = await stripe.paymentIntents.create({ amount: 1_000, currency: "jpy" });
  expect(await stripe.paymentIntents.cancel(canceled.id)).toMatchObject({ status: "canceled" });
  expect((await stripe.charges.list({ payment_intent: intent.id })).data).toHaveLength(1);
  expect((await stripe.paymentIntents.list()).data.map((one) => one.id)).toEqual([canceled.id, intent.id]);
});

test("[PAY-6] a setup intent is made, confirmed, or canceled", async () => {
  const { stripe } = await start();
  const customer = await stripe.customers.create();
  const setup = await stripe.setupIntents.create({ customer: customer.id });
  expect(await stripe.setupIntents.confirm(setup.id, { payment_method: "pm_card_mastercard" })).toMatchObject({
    status: "succeeded",
  });
  const other = await stripe.setupIntents.create();
  expect(await stripe.setupIntents.cancel(other.id)).toMatchObject({ status: "canceled" });
  expect((await stripe.paymentMethods.list({ customer: customer.id, type: "card" })).data).toHaveLength(1);
});

test("[A1] a saved card of one customer does not pay for another", async () => {
  const { stripe } = await start();
  const [owner, other] = [await stripe.customers.create(), await stripe.customers.create()];
  const method = await stripe.paymentMethods.attach("pm_card_visa", { customer: owner.id });
  const charged = { amount: 5_000, currency: "eur", payment_method: method.id, confirm: true } as const;
  expect(await refusal(stripe.paymentIntents.create({ ...charged, customer: other.id }))).toMatchObject({
    statusCode: 400,
  });
  expect(await refusal(stripe.paymentMethods.attach(method.id, { customer: other.id }))).toMatchObject({
    statusCode: 400,
  });
});

test.each([
  ["a parameter that is not known", { colour: "red" }, "parameter_unknown", "colour"],
  [
    "the parameter that this version no longer takes",
    { payment_method_types: ["card"] },
    "parameter_unknown",
    "payment_method_types",
  ],
  ["a missing parameter", { success_url: undefined }, "parameter_missing", "success_url"],
  [
    "an amount below the least",
    { line_items: [{ price_data: { currency: "sek", unit_amount: 299, product_data: { name: "x" } } }] },
    "amount_too_small",
    "line_items",
  ],
])("[P4] %s is refused as Stripe refuses it", async (_, changes, code, param) => {
  const { stripe } = await start();
  const call = stripe.checkout.sessions.create({ ...checkoutOf(), ...(changes as object) });
  expect(await refusal(call)).toMatchObject({ type: "StripeInvalidRequestError", statusCode: 400, code, param });
});

test("[P4] what is not there, not covered, not expandable, or too large", async () => {
  const { stripe, sandbox } = await start();
  expect(await refusal(stripe.checkout.sessions.retrieve("cs_test_none"))).toMatchObject({
    statusCode: 404,
    code: "resource_missing",
  });
  expect(await refusal(stripe.subscriptions.list())).toMatchObject({ statusCode: 404 });
  const session = await stripe.checkout.sessions.create(checkoutOf());
  expect(await refusal(stripe.checkout.sessions.retrieve(session.id, { expand: ["nothing.here"] }))).toMatchObject({
    statusCode: 400,
  });
  const large = await fetch(`${sandbox.url}/v1/customers`, {
    method: "POST",
    headers: { Authorization: `Bearer ${sandbox.secretKey}` },
    body: `name=${"x".repeat(300_000)}`,
  });
  expect(large.status).toBe(413);
});

test("[S9] only its own test key is accepted, and no other kind of key can be set", async () => {
  const { sandbox } = await start({ secretKey: "sk_test_mine" });
  const wrong = sdkFor({ ...sandbox, secretKey: "sk_test_other" });
  const error = await refusal(wrong.customers.list());
  expect(error).toMatchObject({ type: "StripeAuthenticationError", statusCode: 401 });
  expect(error.message).not.toContain("sk_test");
  expect((await sdkFor(sandbox).customers.list()).data).toEqual([]);
  await expect(start({ secretKey: "sk_live_real" })).rejects.toThrow("must be a test key");
});

test("[M3] the clock only goes forward, and everything can be emptied", async () => {
  const { stripe, sandbox } = await start();
  await stripe.customers.create();
  await sandbox.control.moveClockTo(new Date(Date.now() + 86_400_000));
  await expect(sandbox.control.moveClockTo(new Date())).rejects.toThrow("only goes forward");
  await sandbox.control.reset();
  expect((await sandbox.control.state()).counts).toMatchObject({ customers: 0, events: 0, deliveries: 0 });
  expect(Stripe.API_VERSION).toBeTruthy();
});

test("[P4] a slip in expand is refused before anything happens", async () => {
  const { stripe, sandbox } = await start();
  const created = stripe.paymentIntents.create(
    { amount: 500, currency: "eur", payment_method: "pm_card_visa", confirm: true, expand: ["latest_chrage"] },
    { idempotencyKey: "k1" },
  );
  expect(await refusal(created)).toMatchObject({ statusCode: 400, param: "expand" });
  expect(await sandbox.control.charges()).toMatchObject({ count: 0 });
});

test("[P4] hostile bodies are refused, and the sandbox goes on", async () => {
  const { stripe, sandbox } = await start();
  const bodies = [
    "__proto__[x]=1",
    "metadata[__proto__]=1",
    "a[b][c][d][e][f][g][h][i]=1",
    "[]=1",
    "metadata=1&metadata[a]=2",
    "%zz=%",
    Array.from({ length: 1_500 }, (_, index) => `k${index}=1`).join("&"),
  ];
  const headers = { Authorization: `Bearer ${sandbox.secretKey}`, "Content-Type": "application/x-www-form-urlencoded" };
  for (const body of bodies)
    expect((await fetch(`${sandbox.url}/v1/customers`, { method: "POST", headers, body })).status).toBe(400);
  expect((await fetch(`${sandbox.url}//x:y@z/v1`, { method: "POST", body: "{" })).status).toBe(404);
  expect((await stripe.customers.list()).data).toEqual([]);
});
