import Stripe from "stripe";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { receiveProviderEvent } from "@/lib/payments/inbox";
import { settleUnfinished, takeProviderEvent } from "@/lib/payments/tasks";
import { change, rows } from "../setup/admin";
import { chance } from "../setup/chance";
import { freshDemo } from "../setup/demo";
import { queuedJobs } from "../setup/jobs";
import { refusalOf } from "../setup/outcome";
import { moveClock } from "../setup/world";
import { attemptAt, attemptsAt, openOn, paidOn, pay } from "./paying";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

const BEN = "ben@acme.example";
const VISA = "4242424242424242";

beforeEach(async () => {
  await freshDemo();
  await sandbox.control.reset();
});

/** Posts an event as the provider does. */
async function post(body: string, secret = sandbox.webhookSecret): Promise<number> {
  const header = Stripe.webhooks.generateTestHeaderString({ payload: body, secret });
  return send(body, header);
}

const send = async (body: string, signature: string): Promise<number> =>
  (
    await receiveProviderEvent(
      new Request("http://localhost/x", { method: "POST", body, headers: { "stripe-signature": signature } }),
    )
  ).status;

/** Everything the provider has to tell, delivered to the portal. */
async function deliverEvents(): Promise<void> {
  for (const event of (await sandbox.control.state()).events) expect(await post(JSON.stringify(event))).toBe(204);
}

/** As the worker takes what is queued. */
async function work(): Promise<void> {
  for (const { task, payload } of await queuedJobs())
    if (task === "provider_event") await takeProviderEvent(payload as { eventId: string });
}

describe("an event of the provider's", () => {
  test("[PAY-5] settles the payment it tells of, without anybody coming back", async () => {
    await pay(BEN, "INV-1042");
    await sandbox.control.pay((await attemptAt("INV-1042")).session, { card: VISA });
    await deliverEvents();
    expect(await openOn("INV-1042")).toBe(120_000); // taken first, then acted on
    await work();
    expect(await paidOn("INV-1042")).toEqual([120_000]);
    expect(await rows("SELECT id FROM provider_event WHERE done_at IS NULL")).toEqual([]);
  });

  test("[M3] told again, in another order, or by two at once, has its effect once", async () => {
    await pay(BEN, "INV-1042");
    await sandbox.control.pay((await attemptAt("INV-1042")).session, { card: VISA });
    const events = (await sandbox.control.state()).events.map((event) => JSON.stringify(event));
    for (const body of [...events, ...events.toReversed()]) expect(await post(body)).toBe(204);
    await Promise.all([work(), work()]);
    await work();
    expect(await paidOn("INV-1042")).toEqual([120_000]);
    expect(
      await rows(
        "SELECT fact_key FROM ledger_transaction WHERE fact_key LIKE 'charge:ch!_%' ESCAPE '!' AND fact_key NOT LIKE '%demo%'",
      ),
    ).toHaveLength(1);
  });

  test.each([
    ["signed with another secret", (body: string) => post(body, "whsec_of_somebody_else")],
    ["not signed", (body: string) => send(body, "")],
    [
      "signed long ago",
      (body: string) => {
        const timestamp = Math.floor(Date.now() / 1000) - 3_600;
        return send(
          body,
          Stripe.webhooks.generateTestHeaderString({ payload: body, secret: sandbox.webhookSecret, timestamp }),
        );
      },
    ],
    [
      "changed after signing",
      (body: string) =>
        send(
          body.replace("evt_", "evt_x"),
          Stripe.webhooks.generateTestHeaderString({ payload: body, secret: sandbox.webhookSecret }),
        ),
    ],
  ])("[M2] %s is refused and leaves nothing", async (_how, deliver) => {
    await pay(BEN, "INV-1042");
    const { session } = await attemptAt("INV-1042");
    const body = forged(session);
    expect(await deliver(body)).toBe(400);
    expect(await rows("SELECT id FROM provider_event")).toEqual([]);
  });

  test("[M2] that claims what the provider does not confirm changes nothing, though it is signed", async () => {
    await pay(BEN, "INV-1042");
    const { session } = await attemptAt("INV-1042");
    expect(await post(forged(session))).toBe(204);
    await work();
    expect(await openOn("INV-1042")).toBe(120_000);
    expect(await attemptAt("INV-1042")).toMatchObject({ status: "open" });
  });

  test("[M2] whatever 200 signed bodies of chance claim, nothing is paid", async () => {
    const dice = chance();
    await pay(BEN, "INV-1042");
    const { id, session } = await attemptAt("INV-1042");
    const values = [
      session,
      id,
      "cs_other",
      "paid",
      "complete",
      120_000,
      -1,
      10 ** 15,
      null,
      true,
      [],
      {},
      "' OR 1=1",
      "\u0000",
      "x".repeat(5_000),
    ];
    const any = () => values[dice.below(values.length)];
    for (let nth = 0; nth < 200; nth += 1) {
      const object = {
        id: any(),
        object: dice.pick(["checkout.session", "payment_intent", "charge", "x"]),
        status: any(),
        payment_status: any(),
        amount_total: any(),
        currency: any(),
        payment_intent: any(),
        metadata: any(),
        client_reference_id: any(),
      };
      const event = {
        id: `evt_${nth}_${dice.below(50)}`,
        object: "event",
        type: dice.pick(["checkout.session.completed", "charge.succeeded", "x"]),
        data: { object },
      };
      expect([204, 400, 503]).toContain(await post(JSON.stringify(event)));
    }
    await work();
    expect(await openOn("INV-1042")).toBe(120_000);
    expect(await attemptAt("INV-1042")).toMatchObject({ status: "open" });
  });

  test("[M2] what is no event at all is refused", async () => {
    for (const body of [
      "",
      "null",
      "[]",
      "{}",
      "{",
      '"evt"',
      '{"id":1}',
      '{"id":"evt_1","type":"x","data":null}',
      "\u0000",
    ])
      expect([400, 503]).toContain(await post(body));
    expect(await rows("SELECT id FROM provider_event")).toEqual([]);
  });

  test("[P4] larger than the provider ever sends is not read to its end", async () => {
    expect(await post(JSON.stringify({ id: "evt_big", text: "x".repeat(300_000) }))).toBe(413);
  });

  test("[M2] over a checkout that is not what was ordered is not taken for a payment", async () => {
    await pay(BEN, "INV-1042");
    const { id, session } = await attemptAt("INV-1042");
    await change("UPDATE payment_attempt SET amount_minor = 1 WHERE id = $1", [id]);
    await sandbox.control.pay(session, { card: VISA });
    await deliverEvents();
    await expect(work()).rejects.toThrow("does not match");
    expect(await paidOn("INV-1042")).toEqual([]);
  });
});

const forged = (session: string): string =>
  JSON.stringify({
    id: "evt_forged",
    object: "event",
    type: "checkout.session.completed",
    data: {
      object: { id: session, object: "checkout.session", status: "complete", payment_status: "paid", amount_total: 1 },
    },
  });

describe("the janitor", () => {
  test("[M4] finds out what no event told", async () => {
    await pay(BEN, "INV-1042");
    await sandbox.control.pay((await attemptAt("INV-1042")).session, { card: VISA });
    await settleUnfinished();
    expect(await openOn("INV-1042")).toBe(120_000); // the event has its two minutes
    await moveClock({ minutes: 3 });
    await settleUnfinished();
    expect(await paidOn("INV-1042")).toEqual([120_000]);
  });

  test("[M4, PAY-5] closes what nobody finished, at the provider first", async () => {
    await pay(BEN, "INV-1042");
    await moveClock({ minutes: 31 });
    await settleUnfinished();
    expect(await attemptAt("INV-1042")).toMatchObject({ status: "expired" });
    expect((await sandbox.control.state()).sessions.map(({ status }) => status)).toEqual(["expired"]);
    await pay("ada@acme.example", "INV-1042");
  });

  test("[M1] lets go of an attempt whose page was never shown, and shows it no more", async () => {
    await sandbox.control.fault({ match: { path: "/v1/checkout/sessions", method: "POST" }, fault: { drop: "after" } });
    expect(await refusalOf(pay(BEN, "INV-1042"))).toMatchObject({
      code: "UNAVAILABLE",
      reason: "payment.provider_down",
    });
    expect(await attemptAt("INV-1042")).toMatchObject({ status: "created", session: null });
    await sandbox.control.clearFaults();
    await moveClock({ minutes: 11 });
    await settleUnfinished();
    expect(await attemptAt("INV-1042")).toMatchObject({ status: "canceled" });
    await pay(BEN, "INV-1042");
    expect(await attemptsAt("INV-1042")).toHaveLength(2);
  });

  test("[M1] a reply that was lost leads, tried again, to the same checkout", async () => {
    await sandbox.control.fault({ match: { path: "/v1/checkout/sessions", method: "POST" }, fault: { drop: "after" } });
    await refusalOf(pay(BEN, "INV-1042"));
    await sandbox.control.clearFaults();
    await pay(BEN, "INV-1042");
    expect((await sandbox.control.state()).sessions).toHaveLength(1);
    expect(await attemptsAt("INV-1042")).toHaveLength(1);
  });

  test("[M4] goes on with the others when the provider fails for one", async () => {
    await pay(BEN, "INV-1042");
    await pay(BEN, "INV-1048");
    for (const number of ["INV-1042", "INV-1048"])
      await sandbox.control.pay((await attemptAt(number)).session, { card: VISA });
    const { session } = await attemptAt("INV-1042");
    await sandbox.control.fault({
      match: { path: `/v1/checkout/sessions/${session}` },
      fault: { error: "before", status: 500 },
    });
    await moveClock({ minutes: 3 });
    await settleUnfinished();
    expect([await paidOn("INV-1042"), await paidOn("INV-1048")]).toEqual([[], [990_000]]);
    await sandbox.control.clearFaults();
    await settleUnfinished();
    expect(await paidOn("INV-1042")).toEqual([120_000]);
  });

  test("[M6] and everything else asks the provider with no transaction open", async () => {
    await pay(BEN, "INV-1042");
    await sandbox.control.pay((await attemptAt("INV-1042")).session, { card: VISA });
    await moveClock({ minutes: 3 });
    await settleUnfinished();
    const { calls, failures, idle } = await sandbox.control.idleInTransaction();
    expect([failures, idle]).toEqual([0, []]);
    expect(calls).toBeGreaterThanOrEqual(2);
  });
});
