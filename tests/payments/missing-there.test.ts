import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { callOffPayment } from "@/lib/payments/commands/call-off-payment";
import { settleAttempt } from "@/lib/payments/commands/settle-attempt";
import { getPaymentOutcome } from "@/lib/payments/queries";
import { confirmAttempt, prepareIntent } from "@/lib/payments/saved/commands/charge-saved-method";
import { settleUnfinished } from "@/lib/payments/tasks";
import { log } from "@/lib/platform/log";
import { freshInvoice } from "../faults/fresh-invoice";
import { change } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { outcomeOf } from "../setup/outcome";
import { ctxOf, moveClock, viewerOf } from "../setup/world";
import { attemptAt, pay, paySet } from "./paying";
import { forgetMethods, saveMethod, startCharge } from "./saving";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

const [ADA, BEN] = ["ada@acme.example", "ben@acme.example"];
const errors = vi.spyOn(log, "error");
afterEach(() => errors.mockClear());
afterAll(() => errors.mockRestore());

beforeEach(async () => {
  await freshDemo();
  await sandbox.control.reset();
  await forgetMethods();
});

/** As where the key is another account's than it was: nothing that was made before is there. */
const forget = () => sandbox.control.reset();
const statusOf = async (id: string, email: string = ADA) => (await getPaymentOutcome(await viewerOf(email), id)).status;
const givenUp = () => errors.mock.calls.filter(([, said]) => String(said).includes("given up")).map(([facts]) => facts);

describe("a payment that the provider does not know any more", () => {
  test("[M4, PAY-5] stands as it did for who looks or calls it off, and a day past its time it is over and logged", async () => {
    await pay(ADA, "INV-1042");
    const { id, session } = await attemptAt("INV-1042");
    await forget();
    expect(await outcomeOf(settleAttempt(id))).toBe("done");
    await callOffPayment(await ctxOf(ADA, "payments.pay"), { attempt: id });
    await moveClock({ hours: 24 });
    await settleUnfinished();
    expect([await statusOf(id), givenUp()]).toEqual(["open", []]);
    await moveClock({ hours: 1 });
    await settleUnfinished();
    expect(await statusOf(id)).toBe("canceled");
    expect(givenUp()).toEqual([{ attemptId: id, providerId: session, amountMinor: "120000", currency: "USD" }]);
    await pay(ADA, "INV-1042"); // nothing holds it any more
  });

  test("[M4, PAY-3] with a saved method is no unexpected error either", async () => {
    const { id: methodId } = await saveMethod(sandbox, "Acme US");
    const ctx = await ctxOf(ADA, "payments.pay");
    const { attemptId } = await startCharge(ctx, { reference: "INV-1042", methodId });
    const intent = await prepareIntent(attemptId);
    await forget();
    await confirmAttempt(attemptId, intent);
    expect(await statusOf(attemptId)).toBe("open");
    await moveClock({ hours: 25 });
    await settleUnfinished();
    expect([await statusOf(attemptId), givenUp().length]).toEqual(["canceled", 1]);
  });

  test("[M4, PAY-3] by debit is waited for as long as a bank has something to say of it", async () => {
    const number = await freshInvoice("EUR-A", { like: "INV-1048", currency: "EUR" });
    const id = await paySet(BEN, [number], "bank_debit");
    await change("UPDATE payment_attempt SET status = 'processing', checkout_url = NULL WHERE id = $1", [id]);
    await forget();
    await moveClock({ days: 13 });
    await settleUnfinished();
    expect(await statusOf(id, BEN)).toBe("processing");
    await moveClock({ days: 2 });
    await settleUnfinished();
    expect(await statusOf(id, BEN)).toBe("canceled");
  });
});
