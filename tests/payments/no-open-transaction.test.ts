import { beforeAll, expect, test, vi } from "vitest";
import { autoPay } from "@/lib/payments/auto-pay/tasks";
import { callOffPayment } from "@/lib/payments/commands/call-off-payment";
import { settleAttempt } from "@/lib/payments/commands/settle-attempt";
import { checkLedger } from "@/lib/payments/ledger-check/queries";
import { addMethod } from "@/lib/payments/methods/commands/add-method";
import { removeMethod } from "@/lib/payments/methods/commands/remove-method";
import { settleSetup } from "@/lib/payments/methods/commands/settle-setup";
import { tendPaymentMethods } from "@/lib/payments/methods/tasks";
import { settleReversals } from "@/lib/payments/reversals/commands/settle-reversals";
import { takeLostReversals } from "@/lib/payments/reversals/tasks";
import { settleUnfinished } from "@/lib/payments/tasks";
import { freshInvoice } from "../faults/fresh-invoice";
import { change, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { ctxOf, moveClock } from "../setup/world";
import { payByCard, refundThere } from "./giving-back";
import { attemptAt, pay } from "./paying";
import { forgetMethods, paySaved, type SavedMethod, saveMethod } from "./saving";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

const [ADA, BEN] = ["ada@acme.example", "ben@acme.example"];
let [group, visa]: [string, SavedMethod] = ["", { id: "", providerId: "", customer: "" }];

beforeAll(async () => {
  await freshDemo();
  await forgetMethods();
  visa = await saveMethod(sandbox, "Acme US");
  group = (await row<{ id: string }>("SELECT id FROM bill_group WHERE name = 'Acme US'")).id;
});

/** Each way of asking the provider for something, by people and by the worker. */
const WAYS: Record<string, () => Promise<unknown>> = {
  "paying on its page, and calling that off": async () => {
    await pay(BEN, "INV-1042");
    await callOffPayment(await ctxOf(BEN, "payments.pay"), { attempt: (await attemptAt("INV-1042")).id });
  },
  "paying on its page to the end": () => payByCard(sandbox, BEN, "INV-1042"),
  "paying with a saved card": async () => paySaved(ADA, await freshInvoice("M6-saved"), visa.id),
  "a payment that runs out of time": async () => {
    await pay(ADA, await freshInvoice("M6-late"));
    await moveClock({ minutes: 31 });
    await settleUnfinished();
    await settleAttempt((await attemptAt("M6-late")).id);
  },
  "auto-pay": async () => {
    await freshInvoice("M6-auto", { like: "INV-1046", dueIn: 0 });
    await change("UPDATE bill_group SET auto_pay = true, auto_pay_from = NULL WHERE name = 'Acme US'");
    await autoPay();
    await rows("UPDATE bill_group SET auto_pay = false");
  },
  "adding a card and removing it": async () => {
    const acting = await ctxOf(ADA, "billing.change_group");
    await addMethod(acting, { billGroup: group, contract: undefined });
    const { id, session } = await row<{ id: string; session: string }>(
      "SELECT id, provider_session_id AS session FROM method_setup ORDER BY created_at DESC LIMIT 1",
    );
    await sandbox.control.pay(session, { card: "5555555555554444" });
    await settleSetup(id);
    const added = await row<{ id: string }>("SELECT id FROM payment_method WHERE NOT is_default");
    await removeMethod(acting, { billGroup: group, method: added.id });
    await tendPaymentMethods();
  },
  "a refund, and those that were lost": async () => {
    const charge = await payByCard(sandbox, BEN, await freshInvoice("M6-refund"));
    await refundThere(sandbox, charge, 1_000);
    await settleReversals(charge);
    await takeLostReversals();
  },
  "comparing the books with it": () => checkLedger("lately", () => undefined),
};

test.each(Object.entries(WAYS))("[M6] no transaction is open while the provider is asked: %s", async (_way, go) => {
  const before = await sandbox.control.idleInTransaction();
  await go();
  const { calls, failures, idle } = await sandbox.control.idleInTransaction();
  expect(calls).toBeGreaterThan(before.calls);
  expect({ failures, idle }).toEqual({ failures: 0, idle: [] });
});
