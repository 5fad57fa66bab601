import { beforeEach, describe, expect, test, vi } from "vitest";
import { autoPay } from "@/lib/payments/auto-pay/tasks";
import { tendPaymentMethods } from "@/lib/payments/methods/tasks";
import { settleUnfinished } from "@/lib/payments/tasks";
import { systemDb } from "@/lib/platform/db";
import { enqueue } from "@/lib/platform/jobs";
import { freshInvoice } from "../faults/fresh-invoice";
import { rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { moveClock } from "../setup/world";
import { openOn, pay } from "./paying";
import { forgetMethods, saveMethod } from "./saving";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

const ADA = "ada@acme.example";
const NUMBERS = ["INV-S1", "INV-S2", "INV-S3"];
/** A call, and the client's own second try of it. */
const ONE_CALL = 2;

beforeEach(async () => {
  await freshDemo();
  await sandbox.control.reset();
  await forgetMethods();
});

/** How often the provider is asked while it gives no answer. */
async function callsOf(run: () => Promise<void>): Promise<number> {
  await sandbox.control.fault({ fault: { drop: "before" } });
  const { calls: before } = await sandbox.control.state();
  await run();
  const { calls } = await sandbox.control.state();
  await sandbox.control.clearFaults();
  return calls - before;
}

describe("a provider that does not answer", () => {
  test("[M4] is asked once by the janitor's run, and about another payment in the next", async () => {
    for (const number of NUMBERS) await pay(ADA, await freshInvoice(number));
    await moveClock({ minutes: 5 });
    const asked = () => rows("SELECT id FROM payment_attempt WHERE asked_at IS NOT NULL");
    for (const runs of [1, 2, 3]) {
      expect(await callsOf(settleUnfinished)).toBe(ONE_CALL);
      expect(await asked()).toHaveLength(runs);
    }
  });

  test("[M4, BIL-4] is asked once by auto-pay's run; when it answers all are paid the same day", async () => {
    await saveMethod(sandbox, "Acme US");
    await rows("UPDATE bill_group SET auto_pay = (name = 'Acme US'), auto_pay_from = NULL");
    await rows("UPDATE invoice SET voided_at = now() WHERE open_minor > 0");
    for (const number of NUMBERS) await freshInvoice(number, { like: "INV-1046", dueIn: 0 });
    expect(await callsOf(autoPay)).toBe(ONE_CALL);
    expect(await rows("SELECT FROM auto_pay_try")).toHaveLength(1);
    await autoPay();
    for (const number of NUMBERS) expect(await openOn(number)).toBe(0);
  });

  test("[M4] is asked once while methods that were removed are let go", async () => {
    await saveMethod(sandbox, "Acme US", { isDefault: true });
    for (let nth = 0; nth < 3; nth += 1) await saveMethod(sandbox, "Acme US");
    await rows("UPDATE payment_method SET removed_at = portal.now() WHERE NOT is_default");
    expect(await callsOf(tendPaymentMethods)).toBe(ONE_CALL);
    await tendPaymentMethods();
    expect(await rows("SELECT FROM payment_method WHERE removed_at IS NOT NULL AND detached_at IS NULL")).toEqual([]);
  });
});

test("[M8] its events are acted on one after the other, so that it keeps one hand from the mails at most", async () => {
  await systemDb(async (tx) => {
    await enqueue(tx, "provider_event", { eventId: "evt_1" }, "evt_1");
    await enqueue(tx, "charge_reversals", { chargeId: "ch_1" }, "ch_1");
    await enqueue(tx, "sign_in_mail", { requestId: "1" }, "mail_1");
  });
  expect(
    await rows("SELECT task_identifier AS task, queue_name AS queue FROM graphile_worker.jobs ORDER BY id"),
  ).toEqual([
    { task: "provider_event", queue: "provider_events" },
    { task: "charge_reversals", queue: "provider_events" },
    { task: "sign_in_mail", queue: null },
  ]);
});
