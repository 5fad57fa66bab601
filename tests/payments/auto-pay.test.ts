import { beforeEach, describe, expect, test, vi } from "vitest";
import { turnOffAutoPay, turnOnAutoPay } from "@/lib/payments/auto-pay/commands/turn";
import { findInvoiceAutoPay, readStopped } from "@/lib/payments/auto-pay/queries";
import { autoPay } from "@/lib/payments/auto-pay/tasks";
import { callOffPayment } from "@/lib/payments/commands/call-off-payment";
import { chargeSavedMethod } from "@/lib/payments/saved/commands/charge-saved-method";
import { settleUnfinished } from "@/lib/payments/tasks";
import { viewerDb } from "@/lib/platform/db";
import { freshInvoice } from "../faults/fresh-invoice";
import { change, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { emptyQueue, queuedMails } from "../setup/jobs";
import { outcomeOf } from "../setup/outcome";
import { systemCtx } from "../setup/system";
import { ctxOf, setClock, viewerOf } from "../setup/world";
import { ADA, CORA, groupId } from "../users/people";
import { attemptsAt, openOn, paidOn, pay } from "./paying";
import { forgetMethods, paySaved, type SavedMethod, saveMethod, startCharge } from "./saving";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

/** Attaches and then fails softly; another the bank has stopped for good. */
const [SOFT, HARD] = ["pm_card_chargeCustomerFail", "pm_card_authenticationRequiredOnSetup"];
// INV-A of C-1002 (Acme US, Los Angeles, by card; ada and cora) is due on 20 March 2027, in summer time.
const SIX = "2027-03-20T13:00:00Z";

let visa: SavedMethod;

beforeEach(async () => {
  await freshDemo();
  await sandbox.control.reset();
  await forgetMethods();
  await rows("UPDATE bill_group SET auto_pay = false, auto_pay_from = NULL");
  visa = await saveMethod(sandbox, "Acme US");
  await change("UPDATE invoice SET voided_at = now() WHERE open_minor > 0 AND number NOT LIKE 'INV-104_'");
  await freshInvoice("INV-A", { like: "INV-1046" });
  await change("UPDATE invoice SET due_on = '2027-03-20' WHERE number = 'INV-A'");
});

const turnOn = async (email: string = ADA, group = "Acme US") =>
  turnOnAutoPay(await ctxOf(email, "billing.change_group"), { billGroup: await groupId(group) });
const turnOff = async (email: string = ADA, group = "Acme US") =>
  turnOffAutoPay(await ctxOf(email, "billing.change_group"), { billGroup: await groupId(group) });

/** Past every rule, from the beginning. */
const isOn = () => rows("UPDATE bill_group SET auto_pay = true WHERE name = 'Acme US'");
const useCard = async (card: string) => {
  await rows("UPDATE payment_method SET is_default = false");
  return saveMethod(sandbox, "Acme US", { card, isDefault: true });
};

/** The worker looks at that instant; who gets which mail for it. */
async function at(instant: string): Promise<string[]> {
  await setClock(instant);
  await emptyQueue();
  await autoPay();
  const mails = (await queuedMails()).filter(({ text }) => text.includes("INV-A"));
  return mails.map(({ to, subject }) => `${to}: ${subject}`).sort();
}

const tries = () =>
  rows<{ day: string; outcome: string | null; reason: string | null }>(
    "SELECT day::text, outcome::text, reason FROM auto_pay_try JOIN invoice ON invoice.id = invoice_id WHERE number = 'INV-A' ORDER BY day",
  );
const outcomes = async () => (await tries()).map(({ day, outcome, reason }) => [day, outcome, reason].join(" ").trim());
const charges = async () => (await sandbox.control.charges()).succeeded;
const both = (subject: string) => [`${ADA}: ${subject}`, `${CORA}: ${subject}`];

describe("paying by itself", () => {
  test("[BIL-4] at six on the due date in the seller entity's zone, once, with a receipt to the contacts", async () => {
    await isOn();
    expect(await at("2027-03-20T12:59:00Z")).toEqual([]);
    expect(await charges()).toBe(0);
    const told = await at(SIX);
    expect(told.map((mail) => mail.split(":")[0])).toEqual([ADA, CORA]);
    expect([await charges(), await paidOn("INV-A")]).toEqual([1, [5_000]]);
    expect(await at("2027-03-20T13:05:00Z")).toEqual([]);
    expect(await outcomes()).toEqual(["2027-03-20 paid"]);
    expect((await attemptsAt("INV-A")).length).toBe(1);
  });

  test("[BIL-4] a worker that was down pays when it is back, also days later", async () => {
    await isOn();
    await at("2027-03-23T03:00:00Z");
    expect([await charges(), await outcomes()]).toEqual([1, ["2027-03-22 paid"]]);
  });

  test("[BIL-4] the contract's own method goes before the default one", async () => {
    const own = await saveMethod(sandbox, "Acme US", { card: "pm_card_mastercard" });
    await change("UPDATE contract SET payment_method_id = $1 WHERE number = 'C-1002'", [own.id]);
    await isOn();
    await at(SIX);
    expect(await row("SELECT payment_method_id AS id FROM payment_attempt WHERE kind = 'auto'")).toEqual({
      id: own.id,
    });
  });

  test("[BIL-4] not contracts paid by invoice, groups where it is off, or before it began", async () => {
    await freshInvoice("INV-B", { like: "INV-1042", dueIn: -3 }); // C-1001, by invoice
    await at(SIX);
    await rows("UPDATE bill_group SET auto_pay = true, auto_pay_from = '2027-03-21' WHERE name = 'Acme US'");
    await at("2027-03-20T20:00:00Z");
    expect(await charges()).toBe(0);
    await at("2027-03-21T13:00:00Z");
    expect([await charges(), await openOn("INV-A"), await openOn("INV-B")]).toEqual([1, 0, 5_000]);
  });

  test("[BIL-4] a soft decline is tried again after 1, 3 and 7 days, and then not; each is told, nothing else", async () => {
    await useCard(SOFT);
    await isOn();
    expect(await at(SIX)).toEqual(both("Invoice INV-A could not be paid automatically yet"));
    expect((await queuedMails())[0]?.text).toContain("It is tried again on 21 March 2027 at 06:00, Los Angeles.");
    for (const [day, told] of [
      [21, 2],
      [22, 0],
      [23, 2],
      [26, 0],
      [27, 2],
      [28, 0],
    ] as const)
      expect(await at(`2027-03-${day}T13:00:00Z`)).toHaveLength(told);
    expect((await outcomes()).map((line) => line.slice(0, 19))).toEqual(
      ["20", "21", "23", "27"].map((day) => `2027-03-${day} declined`),
    );
    const facts = await findInvoiceAutoPay(await viewerOf(ADA), "INV-A");
    expect(facts?.decision).toMatchObject({ allowed: false, reason: "auto_pay.retries_over" });
    const [ada, group] = [await viewerOf(ADA), await groupId("Acme US")];
    const stopped = await viewerDb(ada, (tx) => readStopped(tx, ada, group));
    expect(stopped.map(({ number }) => number)).toEqual(["INV-A"]);
  });

  test("[BIL-4] a hard decline stops it at once and says what to do: with another method it is tried at the next six", async () => {
    await useCard(HARD);
    await isOn();
    expect(await at(SIX)).toEqual(both("Invoice INV-A is not paid automatically: please look"));
    expect((await queuedMails())[0]?.text).toContain("choose another payment method: it is then tried with that one");
    await useCard("pm_card_visa");
    expect(await at("2027-03-20T20:00:00Z")).toEqual([]); // tried today already
    const ada = await viewerOf(ADA);
    expect(await findInvoiceAutoPay(ada, "INV-A")).toMatchObject({ decision: { allowed: true }, on: "2027-03-21" });
    await at("2027-03-21T12:59:00Z");
    expect(await charges()).toBe(0);
    await at("2027-03-21T13:00:00Z");
    expect([await charges(), await outcomes()]).toEqual([
      1,
      ["2027-03-20 declined authentication_required", "2027-03-21 paid"],
    ]);
  });

  test("[BIL-4] each method has its own four tries: refused four times, another one begins anew, and its own stays stopped", async () => {
    await useCard(SOFT);
    await isOn();
    for (const day of [20, 21, 23, 27]) await at(`2027-03-${day}T13:00:00Z`);
    const first = await row<{ id: string }>("SELECT id FROM payment_method WHERE is_default");
    await useCard(SOFT);
    for (const day of [28, 29, 30, 31]) await at(`2027-03-${day}T13:00:00Z`);
    expect((await outcomes()).map((line) => line.slice(5, 19))).toEqual(
      [20, 21, 23, 27, 28, 29, 31].map((day) => `03-${day} declined`),
    );
    await rows("UPDATE payment_method SET is_default = false");
    await change("UPDATE payment_method SET is_default = true WHERE id = $1", [first.id]);
    expect(await findInvoiceAutoPay(await viewerOf(ADA), "INV-A")).toMatchObject({
      decision: { allowed: false, reason: "auto_pay.retries_over" },
    });
  });

  test("[BIL-4] turned off and on again, what it had stopped trying is tried anew", async () => {
    await useCard(HARD);
    await isOn();
    await at(SIX);
    expect(await at("2027-03-21T13:00:00Z")).toEqual([]);
    // The bank thinks better of the same method.
    await change("UPDATE payment_method SET provider_method_id = 'pm_other' WHERE id = $1", [visa.id]);
    await change("UPDATE payment_method SET provider_method_id = $1 WHERE is_default", [visa.providerId]);
    expect(await at("2027-03-22T13:00:00Z")).toEqual([]);
    await turnOff();
    await turnOn();
    await at("2027-03-23T13:00:00Z");
    expect([await charges(), await openOn("INV-A")]).toEqual([1, 0]);
  });

  test("[BIL-4] a method that the provider does not know any more stops it, and that is said", async () => {
    await change("UPDATE payment_method SET provider_method_id = 'pm_gone' WHERE id = $1", [visa.id]);
    await isOn();
    expect(await at(SIX)).toEqual(both("Invoice INV-A is not paid automatically: please look"));
    expect((await queuedMails())[0]?.text).toContain("no longer takes this payment method");
    expect([await charges(), await outcomes()]).toEqual([0, ["2027-03-20 declined no_such_method"]]);
  });

  test("[BIL-4, WHY-1] what is disputed is not paid, which is told once; settled, it is paid the day after", async () => {
    await isOn();
    await rows(
      `INSERT INTO dispute (id, account_id, contract_id, invoice_id, reason, opened_at)
       SELECT gen_random_uuid(), account_id, contract_id, id, 'Odd', now() FROM invoice WHERE number = 'INV-A'`,
    );
    expect(await at(SIX)).toEqual(both("Invoice INV-A is not paid automatically: please look"));
    expect((await queuedMails())[0]?.text).toContain("This invoice is disputed.");
    expect(await at("2027-03-21T13:00:00Z")).toEqual([]);
    await rows("UPDATE dispute SET closed_at = now()");
    await at("2027-03-21T14:00:00Z");
    expect([await charges(), await outcomes()]).toEqual([
      1,
      ["2027-03-20 skipped payment.disputed", "2027-03-21 paid"],
    ]);
  });

  test("[BIL-4] what is above the online limit is not paid, and that is told", async () => {
    await rows("UPDATE seller_currency SET online_limit_minor = 100");
    await isOn();
    expect(await at(SIX)).toHaveLength(2);
    expect([await charges(), await outcomes()]).toEqual([0, ["2027-03-20 skipped payment.over_limit"]]);
  });

  test("[BIL-4, WHY-1] what the provider does not take is told once, and tried again every day", async () => {
    await isOn();
    await sandbox.control.fault({
      match: { path: "/v1/payment_intents", method: "POST" },
      fault: { refuse: "amount_too_small" },
    });
    expect(await at(SIX)).toEqual(both("Invoice INV-A is not paid automatically: please look"));
    expect((await queuedMails())[0]?.text).toContain("The payment provider does not take this payment.");
    expect(await at("2027-03-20T13:05:00Z")).toEqual([]);
    expect(await at("2027-03-21T13:00:00Z")).toEqual([]);
    await sandbox.control.clearFaults();
    await at("2027-03-22T13:00:00Z");
    expect([await charges(), await openOn("INV-A"), await outcomes()]).toEqual([
      ...[1, 0],
      [...["2027-03-20 skipped payment.not_taken", "2027-03-21 skipped payment.not_taken"], "2027-03-22 paid"],
    ]);
  });

  test("[BIL-4, WHY-1] what is too little for a payment is not paid, which is told once; grown, it is", async () => {
    await rows("UPDATE invoice SET open_minor = 49 WHERE number = 'INV-A'");
    await isOn();
    expect(await at(SIX)).toEqual(both("Invoice INV-A is not paid automatically: please look"));
    expect((await queuedMails())[0]?.text).toContain("An online payment is 0.50\u00a0USD at least");
    expect(await at("2027-03-21T13:00:00Z")).toEqual([]);
    await rows("UPDATE invoice SET open_minor = 50 WHERE number = 'INV-A'");
    await at("2027-03-21T14:00:00Z");
    expect([await charges(), await outcomes()]).toEqual([
      ...[1, ["2027-03-20 skipped payment.under_least", "2027-03-21 paid"]],
    ]);
  });

  test("[CON-7] contacts who do not want these mails get none", async () => {
    await isOn();
    await change("INSERT INTO notification_choice SELECT id, 'auto_pay', false, now() FROM person WHERE email = $1", [
      CORA,
    ]);
    expect((await at(SIX)).map((mail) => mail.split(":")[0])).toEqual([ADA]);
  });
});

describe("together with everything else", () => {
  test("[M1, BIL-4] two workers and a person at the same moment: one charge", async () => {
    for (let run = 0; run < 10; run += 1) {
      await freshDemoInvoice(run);
      await Promise.all([autoPay(), autoPay(), outcomeOf(paySaved(ADA, `INV-R${run}`, visa.id))]);
      await autoPay();
      expect([await openOn(`INV-R${run}`), await paidOn(`INV-R${run}`)]).toEqual([0, [5_000]]);
    }
    expect(await charges()).toBe(10);
  });

  async function freshDemoInvoice(run: number): Promise<void> {
    await rows("UPDATE invoice SET voided_at = now() WHERE number = 'INV-A' AND voided_at IS NULL");
    await rows("UPDATE bill_group SET auto_pay = true WHERE name = 'Acme US'");
    await freshInvoice(`INV-R${run}`, { like: "INV-1046", dueIn: 0 });
  }

  /** The day's try is there, and no attempt. */
  const begun = () =>
    rows(
      `INSERT INTO auto_pay_try (account_id, contract_id, invoice_id, day, started_at)
       SELECT account_id, contract_id, id, '2027-03-20', portal.now() FROM invoice WHERE number = 'INV-A'`,
    );

  test("[BIL-4] somebody is paying by hand: nothing is tried until that has ended", async () => {
    await isOn();
    await setClock(SIX);
    await pay(ADA, "INV-A");
    await autoPay();
    expect([await outcomes(), (await attemptsAt("INV-A")).length]).toEqual([[], 1]);
    await setClock("2027-03-20T13:40:00Z");
    await settleUnfinished(); // theirs has run out of time
    await autoPay();
    expect([await charges(), await outcomes()]).toEqual([1, ["2027-03-20 paid"]]);
  });

  test("[BIL-4, M4] a worker that died over an invoice goes on with the same attempt; ended, it makes no second one", async () => {
    await isOn();
    await setClock(SIX);
    await begun();
    await startCharge(systemCtx(), { reference: "INV-A", methodId: visa.id });
    await autoPay();
    expect([(await attemptsAt("INV-A")).length, await charges(), await outcomes()]).toEqual([
      1,
      1,
      ["2027-03-20 paid"],
    ]);
  });

  test("[BIL-4] the database holds that an invoice is tried once a day", async () => {
    await useCard(SOFT);
    await isOn();
    await at(SIX);
    const method = await row<{ id: string }>("SELECT id FROM payment_method WHERE is_default");
    await expect(chargeSavedMethod(systemCtx(), { reference: "INV-A", methodId: method.id })).rejects.toThrow(
      /once a day/,
    );
  });

  test("[BIL-4, M4] a provider that is down costs no try; it is paid when it answers", async () => {
    await isOn();
    await sandbox.control.fault({ match: { path: "/v1/payment_intents" }, fault: { drop: "before" } });
    await at(SIX);
    expect([await charges(), await outcomes()]).toEqual([0, ["2027-03-20"]]);
    await sandbox.control.clearFaults();
    await at("2027-03-20T13:05:00Z");
    expect([await charges(), await outcomes()]).toEqual([1, ["2027-03-20 paid"]]);
    expect((await attemptsAt("INV-A")).length).toBe(1);
  });

  test("[BIL-4, M4] away for a quarter of an hour at six, while the janitor gives the attempt up: paid on the due date", async () => {
    await isOn();
    await sandbox.control.fault({ match: { path: "/v1/payment_intents" }, fault: { drop: "before" } });
    for (const minute of ["00", "05", "10", "15"]) {
      await at(`2027-03-20T13:${minute}:00Z`);
      await setClock(`2027-03-20T13:${minute}:30Z`);
      await settleUnfinished();
    }
    expect((await attemptsAt("INV-A")).map(({ status }) => status)).toContain("canceled");
    await sandbox.control.clearFaults();
    expect((await at("2027-03-20T13:20:00Z")).map((mail) => mail.split(":")[0])).toEqual([ADA, CORA]);
    expect([await charges(), await outcomes(), await paidOn("INV-A")]).toEqual([1, ["2027-03-20 paid"], [5_000]]);
  });

  test("[BIL-4] somebody began by hand just as it was tried, and called it off: paid on the same day", async () => {
    await isOn();
    await setClock(SIX);
    await begun();
    await pay(ADA, "INV-A");
    await autoPay(); // refused: it is being paid
    const [byHand] = await attemptsAt("INV-A");
    await callOffPayment(await ctxOf(ADA, "payments.pay"), { attempt: byHand?.id ?? "" });
    await at("2027-03-20T13:05:00Z");
    expect([await charges(), await outcomes()]).toEqual([1, ["2027-03-20 paid"]]);
  });
});
