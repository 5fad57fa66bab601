import { beforeEach, describe, expect, test, vi } from "vitest";
import { settleUnfinished } from "@/lib/payments/tasks";
import { change, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { emptyQueue, queuedJobs } from "../setup/jobs";
import { moveClock } from "../setup/world";
import { attemptAt, pay } from "./paying";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

const VISA = "4242424242424242";

beforeEach(async () => {
  await freshDemo();
  await sandbox.control.reset();
});

describe("a suspension for debt", () => {
  const settle = async (number: string): Promise<void> => {
    await pay("dan@birch.example", number);
    await sandbox.control.pay((await attemptAt(number)).session, { card: VISA });
  };
  const status = () =>
    row("SELECT status::text, suspension_reason::text AS reason FROM account WHERE name = 'Birch Foods'");

  test("[INV-11, PAY-8, M7] is lifted once, by the last of two invoices paid at the same time", async () => {
    await settle("INV-2001");
    await settle("INV-2002");
    await emptyQueue();
    await moveClock({ minutes: 3 });
    await Promise.all([settleUnfinished(), settleUnfinished()]);
    expect(await status()).toEqual({ status: "active", reason: null });
    const lifted = await rows("SELECT 1 FROM audit_event WHERE action = 'account.suspension_lifted'");
    expect(lifted).toHaveLength(1);
    const told = (await queuedJobs()).filter(({ key }) => key.includes("suspension_lifted"));
    expect(told.map(({ payload }) => payload.to).sort()).toEqual([
      "anna.ae@fjord.example",
      "carl.collector@fjord.example",
      "dan@birch.example",
    ]);
  });

  test("[PAY-8] stays while something is overdue", async () => {
    await settle("INV-2001");
    await moveClock({ minutes: 3 });
    await settleUnfinished();
    expect(await status()).toEqual({ status: "suspended", reason: "debt" });
  });

  test("[PAY-8] does not wait for what is disputed", async () => {
    await change(
      `INSERT INTO dispute (id, account_id, contract_id, invoice_id, reason, opened_at)
       SELECT gen_random_uuid(), account_id, contract_id, id, 'test', now() FROM invoice WHERE number = 'INV-2002'`,
    );
    await settle("INV-2001");
    await moveClock({ minutes: 3 });
    await settleUnfinished();
    expect(await status()).toEqual({ status: "active", reason: null });
  });

  test("[PAY-8] set by hand for another reason stays", async () => {
    await change("UPDATE account SET suspension_reason = 'other' WHERE name = 'Birch Foods'");
    await settle("INV-2001");
    await settle("INV-2002");
    await moveClock({ minutes: 3 });
    await settleUnfinished();
    expect(await status()).toEqual({ status: "suspended", reason: "other" });
  });
});
