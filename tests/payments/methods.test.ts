import { beforeEach, describe, expect, test, vi } from "vitest";
import { addMethod, setupUrlOf } from "@/lib/payments/methods/commands/add-method";
import { makeDefault } from "@/lib/payments/methods/commands/make-default";
import { removeMethod } from "@/lib/payments/methods/commands/remove-method";
import { settleSetup } from "@/lib/payments/methods/commands/settle-setup";
import { getPaymentMethods, getSetupOutcome } from "@/lib/payments/methods/queries";
import { tendPaymentMethods } from "@/lib/payments/methods/tasks";
import { takeProviderEvent } from "@/lib/payments/tasks";
import { viewerDb } from "@/lib/platform/db";
import { change, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { outcomeOf, refusalOf } from "../setup/outcome";
import { ctxOf, moveClock, viewerOf } from "../setup/world";
import { forgetMethods, mayManageBilling, paySaved, saveMethod, startCharge } from "./saving";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

/** Ada sees all of Acme US; Cora is card holder of C-1002 there; Ben sees C-1001 only. */
const [ADA, BEN, CORA, DAN] = ["ada@acme.example", "ben@acme.example", "cora@acme.example", "dan@birch.example"];

let group: string;

beforeEach(async () => {
  await freshDemo();
  await sandbox.control.reset();
  await forgetMethods();
  group = (await row<{ id: string }>("SELECT id FROM bill_group WHERE name = 'Acme US'")).id;
});

const acting = (email: string) => ctxOf(email, "billing.change_group");
const add = async (email: string, contract?: string) => addMethod(await acting(email), { billGroup: group, contract });
const list = async (email: string) => getPaymentMethods(await viewerOf(email), group);
const setups = () =>
  rows<{ id: string; status: string; session: string }>(
    "SELECT id, status::text, provider_session_id AS session FROM method_setup ORDER BY created_at DESC",
  );
const newestSetup = async () => {
  const [setup] = await setups();
  if (!setup) throw new Error("nobody is adding anything");
  return setup;
};
const history = () =>
  rows("SELECT action, actor_email AS who FROM audit_event WHERE action LIKE '%method%' ORDER BY at, action");

/** Types a card on the provider's page, and comes back. */
async function addCard(email: string, card = "4242424242424242", contract?: string): Promise<string> {
  await add(email, contract);
  const { id, session } = await newestSetup();
  await sandbox.control.pay(session, { card, authenticate: "complete" });
  await settleSetup(id);
  return id;
}

describe("adding a payment method", () => {
  test("[BIL-3] leads to the provider's page, and is there once the provider says so, as the default where it is the first", async () => {
    const { url } = await add(ADA);
    expect(url).toContain(sandbox.url);
    expect((await list(ADA)).methods).toEqual([]);
    const { id, session } = await newestSetup();
    await sandbox.control.pay(session, { card: "4242424242424242" });
    await Promise.all([settleSetup(id), settleSetup(id)]);
    await addCard(ADA, "5555555555554444");
    expect((await list(ADA)).methods).toMatchObject([
      { isDefault: true, details: { name: "Visa", last4: "4242", expiresOn: "2034-12-31" }, expiry: "good" },
      { isDefault: false, details: { name: "Mastercard", last4: "4444" } },
    ]);
    expect(await getSetupOutcome(await viewerOf(ADA), id)).toMatchObject({
      status: "succeeded",
      added: { isDefault: true },
    });
    expect(await history()).toEqual([
      { action: "payment_method.added", who: ADA },
      { action: "payment_method.added", who: ADA },
    ]);
    // One customer for the bill group, and its methods belong to it there.
    const { customers, paymentMethods } = await sandbox.control.state();
    expect(customers).toHaveLength(1);
    expect(paymentMethods.map(({ customer }) => customer)).toEqual([customers[0]?.id, customers[0]?.id]);
    // And it pays.
    const [first] = (await list(ADA)).methods;
    await paySaved(ADA, "INV-1042", first?.id ?? "");
  });

  test("[BIL-3] with 3-D Secure is there once the bank has heard from the person, and then pays unattended", async () => {
    await add(ADA);
    const { id, session } = await newestSetup();
    await sandbox.control.pay(session, { card: "4000002500003155", authenticate: "abandon" });
    await settleSetup(id);
    expect((await list(ADA)).methods).toEqual([]);
    const [intent] = (await sandbox.control.state()).setupIntents;
    await sandbox.control.authenticate(intent?.id ?? "", "complete");
    await settleSetup(id);
    expect((await list(ADA)).methods).toHaveLength(1);
  });

  test("[BIL-3] pressed again, by the same person, leads to the same page; everybody has their own", async () => {
    const [first, second] = await Promise.all([add(ADA), add(ADA)]);
    expect([second.url, (await add(ADA)).url]).toEqual([first.url, first.url]);
    await mayManageBilling(BEN, "Acme US");
    expect((await add(BEN)).url).not.toBe(first.url);
    const { id } = await row<{ id: string }>(
      "SELECT s.id FROM method_setup s JOIN person p ON p.id = person_id WHERE email = $1",
      [ADA],
    );
    expect(await setupUrlOf(id, { viewer: await viewerOf(ADA) })).toBe(first.url);
    expect(await setupUrlOf(id, { viewer: await viewerOf(BEN) })).toBeNull();
    expect(await refusalOf(getSetupOutcome(await viewerOf(BEN), id))).toMatchObject({ code: "NOT_FOUND" });
  });

  test.each(["before", "after"] as const)("[M4] through a reply lost %s it happened is begun once", async (drop) => {
    for (const path of ["/v1/customers", "/v1/checkout"]) {
      await sandbox.control.fault({ match: { path, method: "POST", times: 2 }, fault: { drop } });
      expect(await outcomeOf(add(ADA))).toBe("payment.provider_down");
      await sandbox.control.clearFaults();
    }
    await add(ADA);
    const { customers, sessions } = await sandbox.control.state();
    expect([customers.length, sessions.length]).toEqual([1, 1]);
  });

  test("[BIL-3] left for an hour is closed at the provider and here, and can be begun again", async () => {
    const { url } = await add(ADA);
    await moveClock({ minutes: 61 });
    await tendPaymentMethods();
    expect(await setups()).toMatchObject([{ status: "expired" }]);
    expect((await sandbox.control.state()).sessions).toMatchObject([{ status: "expired" }]);
    const again = await add(ADA);
    expect(again.url).not.toBe(url);
    // Before the worker came round, too.
    await moveClock({ minutes: 61 });
    expect((await add(ADA)).url).not.toBe(again.url);
  });

  test("[BIL-3] is found out by the provider's event where nobody comes back", async () => {
    await add(ADA);
    const { session } = await newestSetup();
    await sandbox.control.pay(session, { card: "4242424242424242" });
    await change("INSERT INTO provider_event VALUES ('evt_1', 'checkout.session.completed', $1, now(), NULL)", [
      session,
    ]);
    await takeProviderEvent({ eventId: "evt_1" });
    expect((await list(ADA)).methods).toHaveLength(1);
  });

  test("[ACC-7] by somebody who lost their access meanwhile adds nothing, and the provider forgets the card", async () => {
    await mayManageBilling(BEN, "Acme US");
    await add(BEN);
    const { id, session } = await newestSetup();
    await sandbox.control.pay(session, { card: "4242424242424242" });
    await rows("DELETE FROM billing_manager");
    await settleSetup(id);
    expect((await list(ADA)).methods).toEqual([]);
    expect(await setups()).toMatchObject([{ status: "canceled" }]);
    expect((await sandbox.control.state()).paymentMethods).toMatchObject([{ customer: null }]);
  });

  test("[M2] of another customer's at the provider is not taken", async () => {
    await add(ADA);
    const { id, session } = await newestSetup();
    await sandbox.control.pay(session, { card: "4242424242424242" });
    await change("UPDATE provider_customer SET provider_id = 'cus_other'");
    await expect(settleSetup(id)).rejects.toThrow("does not match");
    expect((await list(ADA)).methods).toEqual([]);
  });

  test("[M6] keeps no transaction open while the provider is asked", async () => {
    await addCard(ADA);
    expect((await sandbox.control.idleInTransaction()).idle).toEqual([]);
  });
});

describe("who sees and changes payment methods", () => {
  test("[BIL-3, WHY-1] are people who see the whole group or hold manage billing; others see that there are some", async () => {
    await saveMethod(sandbox, "Acme US");
    const seen = await list(BEN);
    expect(seen.change).toMatchObject({ allowed: false, reason: "billing.not_whole_group" });
    expect(seen.methods).toMatchObject([
      { details: null, expiry: "good", isDefault: true, remove: { allowed: false } },
    ]);
    await mayManageBilling(BEN, "Acme US");
    expect((await list(BEN)).methods).toMatchObject([{ details: { last4: "4242" } }]);
    expect(await refusalOf(list(DAN))).toMatchObject({ code: "NOT_FOUND" });
  });

  test("[BIL-3] card holders see the details of what their contract uses, and of nothing else", async () => {
    await saveMethod(sandbox, "Acme US");
    await saveMethod(sandbox, "Acme US", { card: "pm_card_mastercard" });
    const seen = (await list(CORA)).methods;
    expect(seen.map(({ isDefault, details }) => [isDefault, details !== null])).toEqual([
      [true, true],
      [false, false],
    ]);
    // By the database alone, whatever the query asks.
    const read = await viewerDb(
      await viewerOf(CORA),
      (tx) => tx.$queryRaw<unknown[]>`SELECT last4 FROM payment_method_details`,
    );
    expect(read).toHaveLength(1);
    const ben = await viewerDb(
      await viewerOf(BEN),
      (tx) => tx.$queryRaw<unknown[]>`SELECT last4 FROM payment_method_details`,
    );
    expect(ben).toEqual([]);
  });

  test("[A2] the provider's ids are read by nobody's web page", async () => {
    await addCard(ADA);
    const ada = await viewerOf(ADA);
    for (const query of [
      "SELECT provider_method_id FROM payment_method",
      "SELECT provider_id FROM provider_customer",
      "SELECT setup_url FROM method_setup",
      "SELECT provider_intent_id FROM payment_attempt",
    ])
      await expect(viewerDb(ada, (tx) => tx.$queryRawUnsafe(query))).rejects.toThrow("permission denied");
  });

  test.each([
    ["adding", (method: string) => ({ run: async () => add(BEN), method })],
    [
      "removing",
      (method: string) => ({ run: async () => removeMethod(await acting(BEN), { billGroup: group, method }), method }),
    ],
    [
      "making default",
      (method: string) => ({ run: async () => makeDefault(await acting(BEN), { billGroup: group, method }), method }),
    ],
  ])("[WHY-1] %s is refused to who sees a part, by name of who may", async (_what, make) => {
    const { id } = await saveMethod(sandbox, "Acme US", { isDefault: false });
    expect(await refusalOf(make(id).run())).toMatchObject({
      reason: "billing.not_whole_group",
      refusal: { ask: { email: ADA } },
    });
    expect(await history()).toEqual([]);
  });

  test("[A2] who sees a part changes none in the database either", async () => {
    await saveMethod(sandbox, "Acme US");
    const update = async (email: string) =>
      viewerDb(
        await viewerOf(email),
        (tx) => tx.$executeRaw`UPDATE payment_method SET is_default = false WHERE is_default`,
      );
    expect([await update(BEN), await update(CORA), await update(DAN)]).toEqual([0, 0, 0]);
    expect(await update(ADA)).toBe(1);
  });
});

describe("the default method", () => {
  test("[BIL-3] is one, whoever chooses at once", async () => {
    const first = await saveMethod(sandbox, "Acme US");
    const second = await saveMethod(sandbox, "Acme US", { card: "pm_card_mastercard" });
    await Promise.all(
      [second, first, second].map(async ({ id }) =>
        outcomeOf(makeDefault(await acting(ADA), { billGroup: group, method: id })),
      ),
    );
    expect(await rows("SELECT id FROM payment_method WHERE is_default")).toHaveLength(1);
    await expect(rows("UPDATE payment_method SET is_default = true")).rejects.toThrow("payment_method_one_default");
  });

  test("[BIL-3] is none that has run out, and says until when that one was good", async () => {
    await saveMethod(sandbox, "Acme US");
    const old = await saveMethod(sandbox, "Acme US", { expires: [2, 2027] });
    expect(await refusalOf(makeDefault(await acting(ADA), { billGroup: group, method: old.id }))).toMatchObject({
      reason: "payment.method_expired",
    });
  });
});

describe("removing a method", () => {
  const remove = async (method: string, email = ADA) => removeMethod(await acting(email), { billGroup: group, method });

  test("[BIL-3] is for good: nothing is charged to it, another is the default, and the provider forgets it", async () => {
    const first = await saveMethod(sandbox, "Acme US");
    const old = await saveMethod(sandbox, "Acme US", { card: "pm_card_amex", expires: [1, 2027] });
    const second = await saveMethod(sandbox, "Acme US", { card: "pm_card_mastercard" });
    await change("UPDATE payment_method SET added_at = added_at + interval '1 day' WHERE id = $1", [old.id]); // the newest, but no good
    await remove(first.id);
    expect((await list(ADA)).methods).toMatchObject([{ id: second.id, isDefault: true }, { id: old.id }]);
    expect(await refusalOf(paySaved(ADA, "INV-1042", first.id))).toMatchObject({ code: "NOT_FOUND" });
    expect(await refusalOf(remove(first.id))).toMatchObject({ code: "NOT_FOUND" });
    await sandbox.control.fault({ match: { path: "/v1/payment_methods", times: 2 }, fault: { drop: "before" } });
    await tendPaymentMethods(); // in vain
    await tendPaymentMethods();
    const kept = (await sandbox.control.state()).paymentMethods.find(({ id }) => id === first.providerId);
    expect(kept?.customer).toBeNull();
    expect(await row("SELECT detached_at IS NOT NULL AS done FROM payment_method WHERE id = $1", [first.id])).toEqual({
      done: true,
    });
    expect(await history()).toEqual([{ action: "payment_method.removed", who: ADA }]);
  });

  test("[BIL-3, WHY-1] is refused for the last one while auto-pay is on", async () => {
    const only = await saveMethod(sandbox, "Acme US");
    await change("UPDATE bill_group SET auto_pay = true WHERE id = $1", [group]);
    expect(await refusalOf(remove(only.id))).toMatchObject({ reason: "methods.last_with_auto_pay" });
    await change("UPDATE bill_group SET auto_pay = false WHERE id = $1", [group]);
    await remove(only.id);
    expect((await list(ADA)).methods).toEqual([]);
  });

  test("[BIL-3] of the last two at once while auto-pay is on leaves one", async () => {
    await mayManageBilling(BEN, "Acme US");
    await saveMethod(sandbox, "Acme US");
    await change("UPDATE bill_group SET auto_pay = true WHERE id = $1", [group]);
    for (let round = 0; round < 5; round += 1) {
      const [one] = (await list(ADA)).methods;
      const two = await saveMethod(sandbox, "Acme US");
      const said = await Promise.all([outcomeOf(remove(one?.id ?? "")), outcomeOf(remove(two.id, BEN))]);
      expect(said.toSorted()).toEqual(["done", "methods.last_with_auto_pay"]);
      expect((await list(ADA)).methods).toMatchObject([{ isDefault: true }]);
    }
  });

  test("[BIL-3] of the last one while auto-pay is on is held by the database, whatever the code does", async () => {
    const only = await saveMethod(sandbox, "Acme US");
    await change("UPDATE bill_group SET auto_pay = true WHERE id = $1", [group]);
    const statement = "UPDATE payment_method SET removed_at = now(), is_default = false WHERE id = $1";
    await expect(rows(statement, [only.id])).rejects.toThrow("the last payment method stays");
    await change("UPDATE bill_group SET auto_pay = false WHERE id = $1", [group]);
    await rows(statement, [only.id]);
    await expect(rows("UPDATE payment_method SET removed_at = NULL WHERE id = $1", [only.id])).rejects.toThrow(
      "does not come back",
    );
  });

  test("[BIL-3, M1] is refused while it pays, and a payment that begins meanwhile is charged to nothing removed", async () => {
    const method = await saveMethod(sandbox, "Acme US");
    const { attemptId } = await startCharge(await ctxOf(ADA, "payments.pay"), {
      reference: "INV-1042",
      methodId: method.id,
    });
    expect(await refusalOf(remove(method.id))).toMatchObject({ reason: "methods.paying" });
    await rows("UPDATE payment_attempt SET status = 'canceled', ended_at = now() WHERE id = $1", [attemptId]);
    for (let round = 0; round < 10; round += 1) {
      const one = await saveMethod(sandbox, "Acme US");
      await Promise.all([outcomeOf(remove(one.id)), outcomeOf(paySaved(ADA, "INV-1043", one.id))]);
      const charged = await rows(
        `SELECT attempt.id FROM payment_attempt attempt JOIN payment_method method ON method.id = payment_method_id
         WHERE attempt.created_at > removed_at`,
      );
      expect(charged).toEqual([]);
    }
  });
});
