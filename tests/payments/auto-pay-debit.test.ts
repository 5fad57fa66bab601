import { beforeEach, describe, expect, test, vi } from "vitest";
import { autoPay } from "@/lib/payments/auto-pay/tasks";
import { settleUnfinished } from "@/lib/payments/tasks";
import { freshInvoice } from "../faults/fresh-invoice";
import { change, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { queuedMails } from "../setup/jobs";
import { moveClock } from "../setup/world";
import { attemptsAt, openOn, paidOn } from "./paying";
import { forgetMethods, saveMethod } from "./saving";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

beforeEach(async () => {
  await freshDemo();
  await sandbox.control.reset();
  await forgetMethods();
  await saveMethod(sandbox, "Acme EMEA", { card: "pm_sepaDebit_processing", isDefault: true });
  await change("UPDATE contract SET paid_by = 'card' WHERE number = 'C-1003'");
  // Of the portal's today, whose six o'clock is over.
  await freshInvoice("EUR-A", { like: "INV-1048", currency: "EUR", dueIn: 0 });
  await rows("UPDATE bill_group SET auto_pay = false, auto_pay_from = NULL");
  await change("UPDATE bill_group SET auto_pay = true WHERE name = 'Acme EMEA'");
});

const attempts = async () => (await attemptsAt("EUR-A")).map(({ status }) => status);
const charges = async () => (await sandbox.control.charges()).succeeded;
const tries = async () =>
  (await rows<{ outcome: string | null }>("SELECT outcome::text FROM auto_pay_try ORDER BY day")).map(
    (tried) => tried.outcome,
  );

/** The bank's word about the debit that is on its way. */
async function bankSays(word: "succeeded" | "failed"): Promise<void> {
  const { paymentIntents } = await sandbox.control.state();
  for (const { id, status } of paymentIntents) if (status === "processing") await sandbox.control.settleDebit(id, word);
}

describe("paying by itself from a saved bank account", () => {
  beforeEach(async () => {
    await autoPay();
  });

  test("[BIL-4, PAY-3] waits for the bank's word for days, tries nothing else meanwhile, and is paid once", async () => {
    expect([await attempts(), await openOn("EUR-A")]).toEqual([["processing"], 5_000]);
    for (let days = 0; days < 4; days += 1) {
      await moveClock({ days: 1 });
      await autoPay();
      await settleUnfinished();
    }
    expect([await attempts(), await charges()]).toEqual([["processing"], 0]);
    await bankSays("succeeded");
    await moveClock({ hours: 2 });
    await settleUnfinished();
    await autoPay();
    expect([await attempts(), await paidOn("EUR-A"), await charges()]).toEqual([["succeeded"], [5_000], 1]);
    expect(await tries()).toEqual(["paid"]);
  });

  test("[BIL-4, PAY-3] come back unpaid, its contacts are told and it is tried again, and paid once", async () => {
    await moveClock({ days: 3 });
    await bankSays("failed");
    await settleUnfinished();
    await autoPay();
    const told = (await queuedMails()).filter(
      ({ subject }) => subject === "Invoice EUR-A could not be paid automatically yet",
    );
    expect(told.length).toBeGreaterThan(0);
    expect([await tries(), (await attempts()).sort()]).toEqual([
      ["declined", null],
      ["failed", "processing"],
    ]);
    await bankSays("succeeded");
    await moveClock({ hours: 2 });
    await settleUnfinished();
    expect([await paidOn("EUR-A"), await charges()]).toEqual([[5_000], 1]);
  });
});
