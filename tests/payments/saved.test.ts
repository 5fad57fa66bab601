import { beforeEach, describe, expect, test, vi } from "vitest";
import { callOffPayment } from "@/lib/payments/commands/call-off-payment";
import { checkoutUrlOf } from "@/lib/payments/commands/open-checkout";
import { settleAttempt } from "@/lib/payments/commands/settle-attempt";
import { getPaymentOutcome } from "@/lib/payments/queries";
import { chargeSavedMethod, confirmAttempt, prepareIntent } from "@/lib/payments/saved/commands/charge-saved-method";
import { settleUnfinished, takeProviderEvent } from "@/lib/payments/tasks";
import { freshInvoice } from "../faults/fresh-invoice";
import { sdkFor } from "../sandbox/kit";
import { change, inTransaction, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { queuedMails } from "../setup/jobs";
import { untilWaiting } from "../setup/locks";
import { outcomeOf, refusalOf } from "../setup/outcome";
import { systemCtx } from "../setup/system";
import { ctxOf, moveClock, viewerOf } from "../setup/world";
import { attemptsAt, openOn, paidOn, pay } from "./paying";
import {
  forgetMethods,
  mayManageBilling,
  paySaved,
  type SavedMethod,
  savedAttemptAt,
  saveMethod,
  startCharge,
} from "./saving";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

const [ADA, BEN, CORA] = ["ada@acme.example", "ben@acme.example", "cora@acme.example"];
/** Asks for 3-D Secure, and can be saved but then fails. */
const [ASKS, FAILS] = ["pm_card_authenticationRequiredOnSetup", "pm_card_chargeCustomerFail"];

let visa: SavedMethod;

beforeEach(async () => {
  await freshDemo();
  await sandbox.control.reset();
  await forgetMethods();
  visa = await saveMethod(sandbox, "Acme US");
});

const intents = async () => (await sandbox.control.state()).paymentIntents;
const charges = async () => (await sandbox.control.charges()).succeeded;
const order = { reference: "INV-1042" };

describe("paying with a saved method", () => {
  test("[PAY-3, PAY-5] is one press: paid as soon as the provider says so", async () => {
    const { attemptId } = await paySaved(ADA, "INV-1042", visa.id);
    expect(await savedAttemptAt("INV-1042")).toMatchObject({ id: attemptId, status: "succeeded", kind: "saved" });
    expect(await paidOn("INV-1042")).toEqual([120_000]);
    expect(await getPaymentOutcome(await viewerOf(ADA), attemptId)).toMatchObject({
      kind: "saved",
      isOwn: true,
      payment: { methodName: "Visa", last4: "4242" },
    });
    expect((await queuedMails()).map(({ to }) => to)).toEqual([ADA]);
  });

  test("[M1] moves money only against an intent whose id was committed here, unconfirmed until then", async () => {
    const { attemptId } = await startCharge(await ctxOf(ADA, "payments.pay"), { ...order, methodId: visa.id });
    expect(await intents()).toEqual([]);
    const intent = await prepareIntent(attemptId);
    expect(await savedAttemptAt("INV-1042")).toMatchObject({ status: "open", intent });
    expect(await intents()).toMatchObject([{ id: intent, status: "requires_confirmation" }]);
    expect(await charges()).toBe(0);
    await confirmAttempt(attemptId, intent);
    expect([await charges(), await openOn("INV-1042")]).toEqual([1, 0]);
  });

  test("[M6] keeps no transaction open while the provider is asked", async () => {
    await paySaved(ADA, "INV-1042", visa.id);
    const { calls, idle } = await sandbox.control.idleInTransaction();
    expect(calls).toBeGreaterThan(3);
    expect(idle).toEqual([]);
  });

  test("[PAY-7] pressed many times at once by the same person is one attempt and one charge", async () => {
    await Promise.all(Array.from({ length: 10 }, () => outcomeOf(paySaved(ADA, "INV-1042", visa.id))));
    await settleAttempt((await savedAttemptAt("INV-1042")).id);
    expect(await attemptsAt("INV-1042")).toHaveLength(1);
    expect([(await intents()).length, await charges()]).toEqual([1, 1]);
    expect(await paidOn("INV-1042")).toEqual([120_000]);
  });

  test("[PAY-7] pressed by two people, with two methods and on the provider's page besides, is one charge", async () => {
    await mayManageBilling(BEN, "Acme US");
    const other = await saveMethod(sandbox, "Acme US", { card: "pm_card_mastercard" });
    const said = await Promise.all([
      outcomeOf(paySaved(ADA, "INV-1042", visa.id)),
      outcomeOf(paySaved(BEN, "INV-1042", other.id)),
      outcomeOf(pay(BEN, "INV-1042")),
    ]);
    expect(said.filter((each) => each === "done")).toHaveLength(1);
    for (const { id } of await attemptsAt("INV-1042")) await settleAttempt(id);
    expect(await charges()).toBe(said[2] === "done" ? 0 : 1);
  });

  test("[PAY-3] through any crash goes on where it was left, pressed again", async () => {
    const ctx = await ctxOf(ADA, "payments.pay");
    const charge = { ...order, methodId: visa.id };
    const { attemptId } = await startCharge(ctx, charge); // dead after the first phase
    await prepareIntent(attemptId); // dead after the second
    await sdkFor(sandbox).paymentIntents.confirm((await savedAttemptAt("INV-1042")).intent ?? ""); // dead after the third
    expect(await chargeSavedMethod(ctx, charge)).toEqual({ attemptId });
    expect([(await intents()).length, await charges()]).toEqual([1, 1]);
    expect(await paidOn("INV-1042")).toEqual([120_000]);
  });

  test.each([
    ["making the intent", "/v1/payment_intents", "before"],
    ["making the intent, which was made", "/v1/payment_intents", "after"],
    ["confirming it", "^/v1/payment_intents/[^/]+/confirm", "before"],
    ["confirming it, which took the money", "^/v1/payment_intents/[^/]+/confirm", "after"],
  ] as const)("[M1, M4] losing the answer to %s is found out, and charged once at most", async (_what, path, drop) => {
    await sandbox.control.fault({ match: { path, method: "POST", times: 2 }, fault: { drop } });
    await outcomeOf(paySaved(ADA, "INV-1042", visa.id));
    await sandbox.control.clearFaults();
    await paySaved(ADA, "INV-1042", visa.id).catch(() => undefined);
    await settleUnfinished();
    expect([await charges(), await openOn("INV-1042")]).toEqual([1, 0]);
    expect(await paidOn("INV-1042")).toEqual([120_000]);
  });

  test("[M4] begun and left for good is closed at the provider first, then here; nothing can be charged later", async () => {
    const { attemptId } = await startCharge(await ctxOf(ADA, "payments.pay"), { ...order, methodId: visa.id });
    const intent = await prepareIntent(attemptId);
    await moveClock({ minutes: 31 });
    await settleUnfinished();
    expect(await savedAttemptAt("INV-1042")).toMatchObject({ status: "expired" });
    await confirmAttempt(attemptId, intent); // somebody wakes up
    expect([await charges(), await openOn("INV-1042")]).toEqual([0, 120_000]);
    await paySaved(ADA, "INV-1042", visa.id);
    expect(await charges()).toBe(1);
  });

  test("[M1] called off while the intent is being made is never confirmed", async () => {
    const { attemptId } = await startCharge(await ctxOf(ADA, "payments.pay"), { ...order, methodId: visa.id });
    await sandbox.control.fault({
      match: { path: "/v1/payment_intents", times: 1 },
      fault: { latencyMs: 300 },
    });
    const preparing = refusalOf(prepareIntent(attemptId));
    await callOffPayment(await ctxOf(ADA, "payments.pay"), { attempt: attemptId });
    expect(await preparing).toMatchObject({ reason: "payment.ended" });
    expect(await intents()).toMatchObject([{ status: "canceled" }]);
  });

  test("[PAY-5] is settled by the provider's event too, once", async () => {
    const { attemptId } = await startCharge(await ctxOf(ADA, "payments.pay"), { ...order, methodId: visa.id });
    const intent = await prepareIntent(attemptId);
    await sdkFor(sandbox).paymentIntents.confirm(intent);
    await change("INSERT INTO provider_event VALUES ('evt_1', 'payment_intent.succeeded', $1, now(), NULL)", [intent]);
    await Promise.all([takeProviderEvent({ eventId: "evt_1" }), settleAttempt(attemptId)]);
    expect(await paidOn("INV-1042")).toEqual([120_000]);
    expect(await row("SELECT done_at IS NOT NULL AS done FROM provider_event WHERE id = 'evt_1'")).toEqual({
      done: true,
    });
  });

  test("[M2] that is not what was ordered settles nothing", async () => {
    const { attemptId } = await startCharge(await ctxOf(ADA, "payments.pay"), { ...order, methodId: visa.id });
    const intent = await prepareIntent(attemptId);
    for (const [changes, back] of [
      [{ amount: 100 }, { amount: 120_000 }],
      [{ currency: "eur" }, { currency: "usd" }],
      [{ metadata: { attempt: "another" } }, { metadata: { attempt: attemptId } }],
    ]) {
      await sdkFor(sandbox).paymentIntents.update(intent, changes);
      await expect(settleAttempt(attemptId)).rejects.toThrow("does not match");
      await sdkFor(sandbox).paymentIntents.update(intent, back);
    }
    await change("UPDATE provider_customer SET provider_id = 'cus_other'");
    await expect(settleAttempt(attemptId)).rejects.toThrow("does not match");
  });
});

describe("a saved method that is refused", () => {
  test("[PAY-6, M4] has failed, says what the bank said, is closed at the provider, and another way is open at once", async () => {
    const bad = await saveMethod(sandbox, "Acme US", { card: FAILS });
    await paySaved(ADA, "INV-1042", bad.id);
    expect(await savedAttemptAt("INV-1042")).toMatchObject({ status: "failed", declineCode: "generic_decline" });
    expect(await intents()).toMatchObject([{ status: "canceled" }]);
    expect(await openOn("INV-1042")).toBe(120_000);
    await paySaved(ADA, "INV-1042", visa.id);
    expect(await paidOn("INV-1042")).toEqual([120_000]);
  });

  test("[PAY-6] at the provider, which no longer knows it, is told, and the invoice is free again", async () => {
    await sdkFor(sandbox).paymentMethods.detach(visa.providerId);
    expect(await refusalOf(paySaved(ADA, "INV-1042", visa.id))).toMatchObject({ reason: "payment.method_unusable" });
    expect(await savedAttemptAt("INV-1042")).toMatchObject({ status: "canceled" });
  });

  test("[PAY-6, WHY-1] for the amount is not called unusable: the attempt has ended, and whom to ask is said", async () => {
    await sandbox.control.fault({
      match: { path: "/v1/payment_intents", method: "POST", times: 1 },
      fault: { refuse: "amount_too_small" },
    });
    expect(await refusalOf(paySaved(ADA, "INV-1042", visa.id))).toMatchObject({
      ...{ code: "RULE", reason: "payment.not_taken", refusal: { ask: { email: "carl.collector@fjord.example" } } },
    });
    expect(await savedAttemptAt("INV-1042")).toMatchObject({ status: "canceled" });
    await paySaved(ADA, "INV-1042", visa.id);
    expect(await openOn("INV-1042")).toBe(0);
  });

  test("[PAY-6] by its date is not tried, and the date is said", async () => {
    const old = await saveMethod(sandbox, "Acme US", { expires: [2, 2027] }); // the demo is seeded in March 2027
    const still = await saveMethod(sandbox, "Acme US", { expires: [3, 2027] });
    expect(await refusalOf(paySaved(ADA, "INV-1042", old.id))).toMatchObject({
      reason: "payment.method_expired",
      refusal: { params: { expired: "2027-02-28" } },
    });
    await paySaved(ADA, "INV-1042", still.id);
    expect(await openOn("INV-1042")).toBe(0);
  });
});

describe("3-D Secure with a saved method", () => {
  const asked = async () => {
    const card = await saveMethod(sandbox, "Acme US", { card: ASKS });
    const { attemptId } = await paySaved(ADA, "INV-1042", card.id);
    const { intent } = await savedAttemptAt("INV-1042");
    return { attemptId, intent: intent ?? "", card };
  };

  test("[PAY-3, M5] leads the payer, and nobody else, to the bank's page, and is paid once they have been there", async () => {
    const { attemptId, intent } = await asked();
    expect(await savedAttemptAt("INV-1042")).toMatchObject({ status: "open" });
    const url = await checkoutUrlOf(attemptId, { viewer: await viewerOf(ADA) });
    expect(url).toBe(`${sandbox.url}/c/3ds/${intent}`);
    expect(await checkoutUrlOf(attemptId, { viewer: await viewerOf(BEN) })).toBeNull();
    await sandbox.control.authenticate(intent, "complete");
    await Promise.all([settleAttempt(attemptId), settleAttempt(attemptId)]);
    expect(await paidOn("INV-1042")).toEqual([120_000]);
  });

  test("[PAY-6] not passed has failed, and charges nothing", async () => {
    const { attemptId, intent } = await asked();
    await sandbox.control.authenticate(intent, "fail");
    await settleAttempt(attemptId);
    expect(await savedAttemptAt("INV-1042")).toMatchObject({ status: "failed" });
    expect([await charges(), await openOn("INV-1042")]).toEqual([0, 120_000]);
  });

  test("[M5] left is neither paid nor failed, pressed again it is the same one, and later it is closed", async () => {
    const { attemptId, intent, card } = await asked();
    await settleAttempt(attemptId);
    expect(await savedAttemptAt("INV-1042")).toMatchObject({ id: attemptId, status: "open" });
    expect(await paySaved(ADA, "INV-1042", card.id)).toEqual({ attemptId });
    await moveClock({ minutes: 31 });
    await settleUnfinished();
    expect(await savedAttemptAt("INV-1042")).toMatchObject({ status: "expired" });
    await expect(sandbox.control.authenticate(intent, "complete")).rejects.toThrow("canceled");
    expect(await charges()).toBe(0);
  });

  test("[PAY-6] is called off by its payer", async () => {
    const { attemptId, intent } = await asked();
    await callOffPayment(await ctxOf(ADA, "payments.pay"), { attempt: attemptId });
    expect(await savedAttemptAt("INV-1042")).toMatchObject({ status: "canceled" });
    expect(await intents()).toMatchObject([{ id: intent, status: "canceled" }]);
  });
});

describe("who pays with a saved method", () => {
  test("[PAY-3, WHY-1] is not who sees a part of the group; a new card is for everybody", async () => {
    expect(await refusalOf(paySaved(BEN, "INV-1042", visa.id))).toMatchObject({
      code: "RULE",
      reason: "payment.saved_not_whole_group",
      refusal: { params: { name: "Acme US" }, ask: { email: ADA } },
    });
    expect(await attemptsAt("INV-1042")).toEqual([]);
    await pay(BEN, "INV-1042");
  });

  test("[PAY-3] is who holds manage billing, and no longer once it was taken", async () => {
    await mayManageBilling(BEN, "Acme US");
    await paySaved(BEN, "INV-1042", visa.id);
    await rows("DELETE FROM billing_manager");
    expect(await outcomeOf(paySaved(BEN, "INV-1043", visa.id))).toBe("payment.saved_not_whole_group");
  });

  test("[A2] holds in the database too, whatever the code asks", async () => {
    const { viewerDb } = await import("@/lib/platform/db");
    const ben = await viewerOf(BEN);
    const insert = (kind: string) =>
      viewerDb(
        ben,
        (tx) => tx.$executeRaw`
          INSERT INTO payment_attempt (id, account_id, kind, currency, amount_minor, payer_person_id, payer_locale,
                                       payment_method_id, created_at, expires_at)
          SELECT gen_random_uuid(), account_id, ${kind}::attempt_kind, 'USD', 1, ${ben.personId}::uuid, 'en', id,
                 portal.now(), portal.now() FROM payment_method WHERE id = ${visa.id}::uuid`,
      );
    await expect(insert("saved")).rejects.toThrow("row-level security");
    await mayManageBilling(BEN, "Acme US");
    expect(await insert("saved")).toBe(1);
    await expect(insert("auto")).rejects.toThrow(/row-level security|payment_attempt_payer/);
  });

  test("[A3] is not who loses the permission while the press waits", async () => {
    await mayManageBilling(BEN, "Acme US");
    const said = await inTransaction(async (other) => {
      await other.query("SELECT FROM bill_group WHERE name = 'Acme US' FOR UPDATE");
      await other.query("DELETE FROM billing_manager");
      const paying = outcomeOf(paySaved(BEN, "INV-1042", visa.id));
      await untilWaiting(1);
      await other.query("COMMIT");
      return paying;
    });
    expect(said).toBe("payment.saved_not_whole_group");
  });

  test.each([
    ["of another bill group of the same account", "Acme EMEA", ADA],
    ["of another customer", "Dune", ADA],
    ["by somebody who sees nothing of the invoice", "Acme US", CORA],
  ])("[ACC-6, M2] a method %s is not there", async (_what, group, email) => {
    const method = group === "Acme US" ? visa : await saveMethod(sandbox, group);
    expect(await refusalOf(paySaved(email, "INV-1042", method.id))).toMatchObject({ code: "NOT_FOUND" });
    expect(await intents()).toEqual([]);
  });

  test("[M2] a method never pays for another bill group, whatever the code does", async () => {
    const foreign = await saveMethod(sandbox, "Acme EMEA");
    const attempt = (number: string) =>
      rows(
        `WITH made AS (
           INSERT INTO payment_attempt (id, account_id, kind, currency, amount_minor, payer_person_id, payer_locale,
                                        payment_method_id, created_at, expires_at)
           SELECT gen_random_uuid(), account_id, 'saved', currency, 1, person.id, 'en', $1, now(), now() FROM invoice, person
           WHERE number = $2 AND email = '${ADA}' RETURNING id)
         INSERT INTO payment_attempt_invoice
         SELECT made.id, account_id, contract_id, invoice.id, 1, true FROM invoice, made WHERE number = $2`,
        [foreign.id, number],
      );
    await expect(attempt("INV-1042")).rejects.toThrow("pays for its own bill group");
    await attempt("INV-1048");
  });

  test("[BIL-3] a removed method is charged by nobody, whatever the code does", async () => {
    await change("UPDATE payment_method SET removed_at = now(), is_default = false WHERE id = $1", [visa.id]);
    expect(await refusalOf(paySaved(ADA, "INV-1042", visa.id))).toMatchObject({ code: "NOT_FOUND" });
    await expect(
      rows(
        `INSERT INTO payment_attempt (id, account_id, kind, currency, amount_minor, payer_locale, payment_method_id, created_at, expires_at)
         SELECT gen_random_uuid(), account_id, 'auto', 'USD', 1, 'en', id, now(), now() FROM payment_method WHERE id = $1`,
        [visa.id],
      ),
    ).rejects.toThrow("a removed payment method is not charged");
  });
});

describe("auto-pay", () => {
  test("[BIL-4] charges with nobody there: an attempt without a payer, once however often the job runs", async () => {
    const charge = { ...order, methodId: visa.id };
    await Promise.all([
      outcomeOf(chargeSavedMethod(systemCtx(), charge)),
      outcomeOf(chargeSavedMethod(systemCtx(), charge)),
    ]);
    await settleAttempt((await savedAttemptAt("INV-1042")).id);
    expect(await savedAttemptAt("INV-1042")).toMatchObject({ status: "succeeded", kind: "auto" });
    expect([await charges(), await openOn("INV-1042")]).toEqual([1, 0]);
    expect(await outcomeOf(chargeSavedMethod(systemCtx(), charge))).toBe("payment.paid");
    expect(await rows("SELECT payer_person_id AS payer FROM payment WHERE attempt_id IS NOT NULL")).toEqual([
      { payer: null },
    ]);
    // Nobody pressed: the contacts who want it are told.
    expect((await queuedMails()).map(({ to }) => to)).toEqual([ADA, BEN]);
  });

  test("[BIL-4, PAY-6] where the bank wants to hear from a person has failed, and says so", async () => {
    const card = await saveMethod(sandbox, "Acme US", { card: ASKS });
    await chargeSavedMethod(systemCtx(), { ...order, methodId: card.id });
    expect(await savedAttemptAt("INV-1042")).toMatchObject({
      status: "failed",
      declineCode: "authentication_required",
    });
  });

  test("[BIL-4, INV-3] does not pay what is disputed or over the limit", async () => {
    for (const [reference, reason] of [
      ["INV-1047", "payment.disputed"],
      ["INV-1044", "payment.over_limit"],
      [await freshInvoice("SMALL", { minor: 49 }), "payment.under_least"],
    ] as const)
      expect(await outcomeOf(chargeSavedMethod(systemCtx(), { reference, methodId: visa.id }))).toBe(reason);
  });
});
