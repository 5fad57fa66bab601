import { beforeEach, expect, test, vi } from "vitest";
import { settleAttempt } from "@/lib/payments/commands/settle-attempt";
import { takeProviderEvent } from "@/lib/payments/tasks";
import { inTransaction, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { untilWaiting } from "../setup/locks";
import { hearRefunds, moneyOf, refundThere, work } from "./giving-back";
import { attemptAt, pay } from "./paying";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

const REFUNDED = { cash: 100_000, unapplied: 0, refunded: 20_000, receivable: 0 };

beforeEach(async () => {
  await freshDemo();
  await sandbox.control.reset();
});

/** Paid at the provider, and nobody here knows yet. */
async function paidThere(): Promise<{ attemptId: string; charge: string }> {
  await pay("ben@acme.example", "INV-1042");
  const { id, session } = await attemptAt("INV-1042");
  await sandbox.control.pay(session, { card: "4242424242424242" });
  const [made] = (await sandbox.control.state()).charges;
  return { attemptId: id, charge: made?.id ?? "" };
}

async function refund(charge: string): Promise<string> {
  await refundThere(sandbox, charge, 20_000);
  const [event] = await hearRefunds(sandbox);
  return event ?? "";
}

async function expectRefunded(charge: string): Promise<void> {
  await work();
  expect(await moneyOf(charge)).toEqual(REFUNDED);
  expect(await rows("SELECT FROM provider_event WHERE done_at IS NULL")).toEqual([]);
}

test("[M3, M4] a refund told while its payment is being recorded waits for it, and is taken", async () => {
  const { attemptId, charge } = await paidThere();
  const both = await inTransaction(async (client) => {
    await client.query("SELECT FROM invoice WHERE number = 'INV-1042' FOR UPDATE");
    const recording = settleAttempt(attemptId); // has read the charge, and waits for its invoice
    await untilWaiting(1);
    const told = takeProviderEvent({ eventId: await refund(charge) });
    await untilWaiting(2);
    return [recording, told];
  });
  await Promise.all(both);
  await expectRefunded(charge);
});

test("[M3, M4] a refund told after the charge was read, and done with before it is recorded, is looked up", async () => {
  const { attemptId, charge } = await paidThere();
  const recording = await inTransaction(async (client) => {
    await client.query("SELECT FROM payment_attempt WHERE id = $1 FOR UPDATE", [attemptId]);
    const settling = settleAttempt(attemptId); // has read the charge, and nothing of it is here
    await untilWaiting(1);
    await takeProviderEvent({ eventId: await refund(charge) });
    return [settling];
  });
  await Promise.all(recording);
  await expectRefunded(charge);
});
