import { beforeEach, describe, expect, test, vi } from "vitest";
import { forgetMethods, paySaved, saveMethod } from "../payments/saving";
import { change } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { queuedMails } from "../setup/jobs";
import { ADA, BEN, idOf } from "../users/people";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

beforeEach(async () => {
  await freshDemo();
  await sandbox.control.reset();
  await forgetMethods();
});

const choose = async (email: string, isOn: boolean) =>
  change("INSERT INTO notification_choice VALUES ($1, 'others_payments', $2, now())", [await idOf(email), isOn]);

const confirmations = async () => {
  await paySaved(ADA, "INV-1042", (await saveMethod(sandbox, "Acme US")).id);
  return (await queuedMails()).filter(({ subject }) => subject.startsWith("Payment Confirmation"));
};

describe("payments of others", () => {
  test("[PAY-4] are confirmed to the payer alone, unless a contact asked to be told", async () => {
    expect((await confirmations()).map(({ to }) => to)).toEqual([ADA]);
  });

  test("[PAY-4] a contact who wants it gets a copy that says who paid, and tells no card from another", async () => {
    await choose(BEN, true);
    const mails = await confirmations();
    expect(mails.map(({ to }) => to)).toEqual([ADA, BEN]);
    const [payers, copy] = mails.map(({ text }) => text);
    expect(payers).toContain("4242");
    expect(copy).toContain(`Paid by: ${ADA}`);
    expect(copy).toContain("Invoice INV-1042: 1,200.00");
    expect(copy).not.toContain("4242");
    expect(copy).toContain("/notifications");
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2);
  });

  test("[PAY-4] the payer's own cannot be turned off", async () => {
    await choose(ADA, false);
    expect((await confirmations()).map(({ to }) => to)).toEqual([ADA]);
  });
});
