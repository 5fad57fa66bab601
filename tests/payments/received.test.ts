import { beforeEach, expect, test, vi } from "vitest";
import { historySentence } from "@/lib/notices/sentence";
import { settleAttempt } from "@/lib/payments/commands/settle-attempt";
import { LOCALES } from "@/lib/platform/locales";
import { webhookBody } from "@/lib/webhooks/schema";
import { tellOfEvent } from "@/lib/webhooks/tasks";
import { rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { queuedJobs } from "../setup/jobs";
import { anEndpoint } from "../webhooks/telling";
import { credit, paidOn, paySet, sessionOf } from "./paying";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

const ADA = "ada@acme.example";

beforeEach(async () => {
  await freshDemo();
  await sandbox.control.reset();
});

/** What the seller's own systems are told, once the worker has put it together. */
async function told(): Promise<unknown[]> {
  for (const { task, payload } of await queuedJobs())
    if (task === "webhook_event") await tellOfEvent(payload as { eventId: string });
  const events = await rows<{ payload: string }>(
    "SELECT payload FROM webhook_event WHERE type = 'payment.received' ORDER BY payload::jsonb #>> '{data,invoice}'",
  );
  return events.map(({ payload }) => {
    const { contract, data } = webhookBody.parse(JSON.parse(payload));
    return [contract?.number ?? null, data.invoice, data.amount_minor];
  });
}

test("[DSK-6, A7, M3] is told as what each invoice got, and what a credit left over meanwhile as money for none", async () => {
  await anEndpoint("https://erp.example.com/told", ["payment.received"]);
  const id = await paySet(ADA, ["INV-1042", "INV-1043", "INV-1046"]);
  await credit("INV-1042", 20_000n);
  await credit("INV-1046", 30_000n); // all of it
  await sandbox.control.pay(await sessionOf(id), { card: "4242424242424242" });
  await settleAttempt(id);
  expect([await paidOn("INV-1042"), await paidOn("INV-1043"), await paidOn("INV-1046")]).toEqual([
    ...[[100_000], [245_050], []],
  ]);
  expect(await told()).toEqual([
    ["C-1001", "INV-1042", "100000"],
    ["C-1001", "INV-1043", "245050"],
    [null, null, "50000"],
  ]);
  const history = await rows<{ contract: string | null; invoice: string | null; amount: string }>(
    `SELECT contract.number AS contract, after ->> 'invoice' AS invoice, after ->> 'amount' AS amount
     FROM audit_event LEFT JOIN contract ON contract.id = contract_id
     WHERE action = 'payment.received' ORDER BY 2`,
  );
  expect(history.map(({ contract, invoice, amount }) => [contract, invoice, amount])).toEqual(await told());
});

test.each(LOCALES)("[A7] money for no invoice is a whole sentence of the audit log, in %s", (locale) => {
  for (const what of [
    "received",
    "refunded",
    "refund_failed",
    "chargeback_opened",
    "chargeback_won",
    "chargeback_lost",
  ])
    for (const invoice of ["INV-1", undefined]) {
      const after = { payment: "P-1", amount: "50000", currency: "USD", ...(invoice ? { invoice } : {}) };
      const said = historySentence({ action: `payment.${what}`, who: null, before: {}, after }, "Portal", locale);
      expect(said).toMatch(/P-1.*\.$/);
      expect(said).not.toMatch(/none|history|\{|–/);
      expect(said.includes("INV-1")).toBe(invoice !== undefined);
    }
});
