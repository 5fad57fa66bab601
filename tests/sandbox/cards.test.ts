import { describe, expect, test } from "vitest";
import { card, checkoutOf, refusal, start, submit } from "./kit";

const DECLINES = [
  ["4000000000000002", "pm_card_chargeDeclined", "card_declined", "generic_decline", "Your card was declined."],
  [
    "4000000000009995",
    "pm_card_chargeDeclinedInsufficientFunds",
    "card_declined",
    "insufficient_funds",
    "Your card has insufficient funds.",
  ],
  ["4000000000009987", "pm_card_visa_chargeDeclinedLostCard", "card_declined", "lost_card", "Your card was declined."],
  ["4000000000000069", "pm_card_chargeDeclinedExpiredCard", "expired_card", undefined, "Your card has expired."],
  [
    "4000000000000127",
    "pm_card_chargeDeclinedIncorrectCvc",
    "incorrect_cvc",
    undefined,
    "Your card's security code is incorrect.",
  ],
  [
    "4000000000000119",
    "pm_card_chargeDeclinedProcessingError",
    "processing_error",
    undefined,
    "An error occurred while processing your card. Try again in a little bit.",
  ],
] as const;

test.each([
  ["4242 4242 4242 4242", "visa", "123"],
  ["5555555555554444", "mastercard", "123"],
  ["3782-822463-10005", "amex", "1234"],
])("[PAY-6] the test card %s pays", async (number, brand, cvc) => {
  const { stripe, sandbox } = await start();
  const session = await stripe.checkout.sessions.create(checkoutOf());
  expect(session).toMatchObject({
    payment_intent: null,
    status: "open",
    payment_status: "unpaid",
    amount_total: 125_000,
  });
  const reply = await submit(session.url ?? "", card(number, { cvc }));
  expect([reply.status, reply.headers.get("location")]).toEqual([
    303,
    `http://localhost:3000/paid?session=${session.id}`,
  ]);
  const after = await stripe.checkout.sessions.retrieve(session.id, {
    expand: ["payment_intent.latest_charge", "payment_intent.payment_method", "line_items"],
  });
  expect(after).toMatchObject({
    status: "complete",
    payment_status: "paid",
    url: null,
    line_items: { data: [{ description: "Invoice 1042", amount_total: 125_000 }] },
    payment_intent: {
      status: "succeeded",
      amount_received: 125_000,
      latest_charge: { paid: true, payment_method_details: { card: { brand } } },
      payment_method: { card: { brand, exp_month: 12, exp_year: 2034 }, billing_details: { name: "Åsa Öberg" } },
    },
  });
  expect(await sandbox.control.charges()).toMatchObject({ count: 1, succeeded: 1, amount: 125_000 });
});

describe("[PAY-6] a declined card is told plainly, and another one may be tried", () => {
  test.each(DECLINES)("%s on the hosted page", async (number, _, code, declineCode, sentence) => {
    const { stripe, sandbox } = await start();
    const session = await stripe.checkout.sessions.create(checkoutOf());
    const reply = await submit(session.url ?? "", card(number));
    expect(reply.status).toBe(402);
    expect(await reply.text()).toContain(sentence.replaceAll("'", "&#39;"));
    const after = await stripe.checkout.sessions.retrieve(session.id, { expand: ["payment_intent"] });
    expect(after).toMatchObject({
      status: "open",
      payment_intent: { status: "requires_payment_method", last_payment_error: { code, message: sentence } },
    });
    const intent = after.payment_intent as { id: string; last_payment_error: { decline_code?: string } };
    expect(intent.last_payment_error.decline_code).toBe(declineCode);
    expect((await submit(session.url ?? "", card("4242424242424242"))).status).toBe(303);
    const paid = await stripe.checkout.sessions.retrieve(session.id);
    expect(paid.payment_intent).toBe(intent.id);
    expect(await sandbox.control.charges()).toMatchObject({ count: 2, succeeded: 1 });
  });

  test.each(DECLINES)("%s through the API", async (_, method, code, declineCode, sentence) => {
    const { stripe } = await start();
    const error = await refusal(
      stripe.paymentIntents.create({ amount: 5_000, currency: "eur", confirm: true, payment_method: method }),
    );
    expect(error).toMatchObject({ type: "StripeCardError", statusCode: 402, code, message: sentence });
    expect(error.decline_code || undefined).toBe(declineCode);
    expect(error.payment_intent).toMatchObject({ status: "requires_payment_method", latest_charge: error.charge });
    const charge = await stripe.charges.retrieve(String(error.charge));
    expect(charge).toMatchObject({ status: "failed", paid: false, failure_code: code });
  });
});

test("[PAY-6] a card that saves well and then fails", async () => {
  const { stripe } = await start();
  const customer = await stripe.customers.create({ email: "a@example.com" });
  const method = await stripe.paymentMethods.attach("pm_card_chargeCustomerFail", { customer: customer.id });
  const error = await refusal(
    stripe.paymentIntents.create({
      amount: 5_000,
      currency: "eur",
      customer: customer.id,
      payment_method: method.id,
      confirm: true,
      off_session: true,
    }),
  );
  expect(error).toMatchObject({ code: "card_declined", decline_code: "generic_decline" });
});

test("[PAY-6] a card is saved in setup mode, charged without its owner, and taken away", async () => {
  const { stripe, sandbox } = await start();
  const customer = await stripe.customers.create({ name: "Acme" });
  const session = await stripe.checkout.sessions.create({
    mode: "setup",
    currency: "sek",
    customer: customer.id,
    success_url: "http://localhost:3000/saved",
  });
  expect(await sandbox.control.pay(session.id, { card: "4000002500003155", authenticate: "complete" })).toMatchObject({
    outcome: "succeeded",
  });
  const after = await stripe.checkout.sessions.retrieve(session.id, { expand: ["setup_intent.payment_method"] });
  expect(after).toMatchObject({ status: "complete", setup_intent: { status: "succeeded" } });
  const saved = await stripe.customers.listPaymentMethods(customer.id);
  const method = saved.data[0]?.id ?? "";
  const charged = { amount: 9_900, currency: "sek", customer: customer.id, payment_method: method } as const;
  const intent = await stripe.paymentIntents.create({ ...charged, confirm: true, off_session: true });
  expect(intent.status).toBe("succeeded");
  await stripe.paymentMethods.detach(method);
  expect((await stripe.customers.listPaymentMethods(customer.id)).data).toEqual([]);
  expect(await refusal(stripe.paymentIntents.create({ ...charged, confirm: true }))).toMatchObject({ statusCode: 400 });
});

test("[PAY-6] a declining card is not saved", async () => {
  const { stripe } = await start();
  const customer = await stripe.customers.create();
  const setup = await refusal(
    stripe.setupIntents.create({ customer: customer.id, payment_method: "pm_card_chargeDeclined", confirm: true }),
  );
  expect(setup).toMatchObject({ code: "card_declined", setup_intent: { status: "requires_payment_method" } });
  const attached = refusal(stripe.paymentMethods.attach("pm_card_chargeDeclined", { customer: customer.id }));
  expect(await attached).toMatchObject({ statusCode: 402 });
});
