import { expect, test } from "vitest";
import { card, checkoutOf, refusal, start, submit } from "./kit";

const page = async (address: string, headers: Record<string, string> = {}) => {
  const reply = await fetch(address, { headers });
  return { status: reply.status, text: await reply.text(), headers: reply.headers };
};

test("[PAY-6] the page says what it is, what it costs, and works without a script", async () => {
  const { stripe } = await start();
  const session = await stripe.checkout.sessions.create(checkoutOf());
  const { status, text, headers } = await page(session.url ?? "");
  expect(status).toBe(200);
  for (const label of ["Card number", "Expiry (MM / YY)", "CVC", "Name on card"])
    expect(text).toContain(`>${label}</label>`);
  for (const words of [
    "Payment sandbox: no real money",
    "Invoice 1042",
    "SEK",
    "1,250.00",
    ">Pay</button>",
    "http://localhost:3000/invoices",
  ])
    expect(text).toContain(words);
  expect(text).not.toContain("<script");
  expect(headers.get("content-security-policy")).toContain("form-action 'self' http://localhost:3000");
});

test("[PAY-3, F3] a session that takes a bank debit asks for an account, takes the test one only, and keeps no number", async () => {
  const { stripe, sandbox } = await start();
  const { control } = sandbox;
  const checkout = checkoutOf({ allowed_payment_method_types: ["sepa_debit"] });
  const session = await stripe.checkout.sessions.create(checkout);
  const { text } = await page(session.url ?? "");
  for (const label of ["IBAN", "Account holder"]) expect(text).toContain(`>${label}</label>`);
  expect(text).not.toContain("Card number");
  const sent = (iban: string, holder: string) => submit(session.url ?? "", { iban, holder });
  for (const [iban, problem] of [
    ["DE00 3704 0044 0532 0130 00", "The IBAN you provided is invalid."],
    ["GB82 WEST 1234 5698 7654 32", "This is not a test account."],
    ["", "The IBAN you provided is invalid."],
  ] as const) {
    const reply = await sent(iban, "Ada Byron");
    const again = await reply.text();
    expect([reply.status, again.includes(problem), again.includes('value="Ada Byron"')]).toEqual([400, true, true]);
    if (iban) expect(again).not.toContain(iban.slice(0, 12));
  }
  expect((await sent("DE89 3704 0044 0532 0130 00", "Ada Byron")).status).toBe(303);
  const { paymentIntents } = await control.state();
  expect(paymentIntents).toMatchObject([{ status: "processing" }]);
  expect(JSON.stringify(await control.state())).not.toContain("0532013000");
});

test("[PAY-6] the page speaks the session's language, or else the browser's", async () => {
  const { stripe } = await start();
  const swedish = await stripe.checkout.sessions.create(checkoutOf({ locale: "sv" }));
  const auto = await stripe.checkout.sessions.create(checkoutOf({ locale: "auto" }));
  const declined = await submit(swedish.url ?? "", card("4000000000009995"));
  expect((await page(swedish.url ?? "")).text).toMatch(
    /<html lang="sv">[\s\S]*1\s250,00\skr[\s\S]*>Kortnummer<\/label>/,
  );
  expect(await declined.text()).toContain("Det finns inte tillräckligt med pengar på kortet.");
  expect((await page(auto.url ?? "", { "Accept-Language": "sv-SE,sv;q=0.9" })).text).toContain("Kortnummer");
  expect((await page(auto.url ?? "", { "Accept-Language": "en-GB" })).text).toContain("Card number");
});

test("[F3] mistakes are told beside the field; what else was typed stays, the number and the CVC do not", async () => {
  const { stripe, sandbox } = await start();
  const session = await stripe.checkout.sessions.create(checkoutOf());
  const reply = await submit(session.url ?? "", card("4242424242424241", { cvc: "98" }));
  const text = await reply.text();
  expect(reply.status).toBe(400);
  expect(text).toMatch(/name="number"[^>]*aria-invalid="true"[^>]*aria-describedby="number-problem"/);
  expect(text).toContain('id="number-problem">Your card number is invalid.');
  expect(text).toContain('id="cvc-problem">Your card&#39;s security code is invalid.');
  expect(text).toContain('value="12 / 34"');
  expect(text).toContain('value="Åsa Öberg"');
  expect(text).not.toMatch(/424242|value="98"/);
  expect((await sandbox.control.state()).paymentIntents).toEqual([]);
});

test.each([
  ["13 / 34", "is invalid"],
  ["", "is invalid"],
  ["01 / 20", "is in the past"],
])("[PAY-6] an expiry of '%s' %s", async (expiry, problem) => {
  const { stripe } = await start();
  const session = await stripe.checkout.sessions.create(checkoutOf());
  const reply = await submit(session.url ?? "", card("4242424242424242", { expiry }));
  expect(await reply.text()).toMatch(new RegExp(`id="expiry-problem">[^<]*${problem}`));
});

test("[F3] a card that is no test card is refused, and nothing of it is kept", async () => {
  const { stripe, sandbox } = await start();
  const session = await stripe.checkout.sessions.create(checkoutOf());
  const reply = await submit(session.url ?? "", card("4539578763621486"));
  expect(await reply.text()).toContain("This is not a test card.");
  expect((await sandbox.control.state()).counts).toMatchObject({ paymentMethods: 0, paymentIntents: 0, charges: 0 });
});

test("[F3] a number typed into the name's field is not shown again", async () => {
  const { stripe } = await start();
  const session = await stripe.checkout.sessions.create(checkoutOf());
  const reply = await submit(session.url ?? "", card("1", { name: "4242 4242 4242 4242", expiry: "4242424242424242" }));
  expect(await reply.text()).not.toMatch(/value="4242/);
});

test("[M1] thirty presses at once, from many tabs, make one charge", async () => {
  const { stripe, sandbox } = await start();
  const session = await stripe.checkout.sessions.create(checkoutOf());
  const replies = await Promise.all(
    Array.from({ length: 30 }, () => submit(session.url ?? "", card("4242424242424242"))),
  );
  expect(new Set(replies.map((reply) => reply.status))).toEqual(new Set([303]));
  expect(await sandbox.control.charges()).toMatchObject({ count: 1, succeeded: 1 });
});

test("[PAY-6] a page whose payment is made says so; one that has expired too", async () => {
  const { stripe, sandbox } = await start();
  const paid = await stripe.checkout.sessions.create(checkoutOf());
  await sandbox.control.pay(paid.id, { card: "4242424242424242" });
  const late = await stripe.checkout.sessions.create(checkoutOf());
  await stripe.checkout.sessions.expire(late.id);
  expect((await page(paid.url ?? "")).text).toContain("This is already done");
  expect(await page(late.url ?? "")).toMatchObject({
    status: 410,
    text: expect.stringContaining("This page has expired"),
  });
  expect((await submit(late.url ?? "", card("4242424242424242"))).status).toBe(410);
  expect((await page(`${sandbox.url}/c/pay/cs_test_nothing`)).status).toBe(404);
  expect(await sandbox.control.charges()).toMatchObject({ count: 1 });
});

test("[M2] text from an invoice is shown as text", async () => {
  const { stripe } = await start();
  const name = `<img src=x onerror="alert(1)">`;
  const session = await stripe.checkout.sessions.create(
    checkoutOf({ line_items: [{ price_data: { currency: "eur", unit_amount: 500, product_data: { name } } }] }),
  );
  const { text } = await page(session.url ?? "");
  expect(text).not.toContain("<img");
  expect(text).toContain("&lt;img");
});

test("[M4] a session expires by itself, with its intent, and cannot be expired twice", async () => {
  const { stripe, sandbox } = await start();
  const state = await sandbox.control.state();
  const soon = Math.floor(Date.parse(state.now) / 1_000) + 31 * 60;
  const session = await stripe.checkout.sessions.create(checkoutOf({ expires_at: soon }));
  await sandbox.control.pay(session.id, { card: "4000002500003155" });
  await sandbox.control.advance(30 * 60);
  expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: "open" });
  await sandbox.control.advance(90);
  const after = await stripe.checkout.sessions.retrieve(session.id, { expand: ["payment_intent"] });
  expect(after).toMatchObject({ status: "expired", url: null, payment_intent: { status: "canceled" } });
  expect(await refusal(stripe.checkout.sessions.expire(session.id))).toMatchObject({ statusCode: 400 });
  expect((await sandbox.control.state()).events.map((event) => event.type)).toContain("checkout.session.expired");
});

test.each([
  ["too soon", 10 * 60],
  ["too late", 25 * 3_600],
])("[M4] a session that would expire %s is refused", async (_, seconds) => {
  const { stripe } = await start();
  const expires_at = Math.floor(Date.now() / 1_000) + seconds;
  expect(await refusal(stripe.checkout.sessions.create(checkoutOf({ expires_at })))).toMatchObject({
    statusCode: 400,
    param: "expires_at",
  });
});
