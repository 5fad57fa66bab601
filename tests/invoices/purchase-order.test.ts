import { beforeEach, describe, expect, test } from "vitest";
import { renderInvoicePdf } from "@/lib/invoices/document/pdf";
import { getInvoiceDocument } from "@/lib/invoices/document/queries";
import { updatePurchaseOrder } from "@/lib/invoices/purchase-order/commands";
import { getPurchaseOrder } from "@/lib/invoices/purchase-order/queries";
import { purchaseOrderInput } from "@/lib/invoices/purchase-order/schema";
import { recordPayment } from "@/lib/payments/commands/record-payment";
import { systemDb, viewerDb } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { change, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { outcomeOf, refusalOf } from "../setup/outcome";
import { ctxOf, viewerOf } from "../setup/world";

beforeEach(freshDemo);

const [ADA, BEN, DAN, GUS] = ["ada@acme.example", "ben@acme.example", "dan@birch.example", "gus@elm.example"] as const;

const save = async (email: string, reference: string, given: Record<string, string> = {}) =>
  updatePurchaseOrder(
    await ctxOf(email, "billing.update"),
    purchaseOrderInput.parse({ reference, revision: "1", poNumber: "PO-9", scope: "invoice", ...given }),
  );

const poNumberOf = async (number: string) =>
  (await row<{ po: string | null }>("SELECT po_number AS po FROM invoice WHERE number = $1", [number])).po;

const ofFuture = async (contract: string) =>
  (await row<{ po: string | null }>("SELECT portal.po_number_of(id) AS po FROM contract WHERE number = $1", [contract]))
    .po;

const pdf = async (email: string, reference: string, revision?: number) =>
  renderInvoicePdf(await getInvoiceDocument(await viewerOf(email), reference, revision));

const beginToPay = (email: string, number: string) =>
  change(
    `WITH made AS (
       INSERT INTO payment_attempt (id, account_id, currency, amount_minor, payer_person_id, payer_locale, created_at, expires_at)
       SELECT gen_random_uuid(), account_id, currency, open_minor, person.id, 'en', portal.now(), portal.now() + interval '1 hour'
       FROM invoice, person WHERE number = $2 AND email = $1 RETURNING id)
     INSERT INTO payment_attempt_invoice SELECT made.id, account_id, contract_id, invoice.id, open_minor, true FROM made, invoice
     WHERE number = $2`,
    [email, number],
  );

const events = (action: string) =>
  rows<{ before: object; after: object }>("SELECT before, after FROM audit_event WHERE action = $1 ORDER BY at, id", [
    action,
  ]);

const notices = () =>
  rows(
    "SELECT FROM graphile_worker._private_jobs job JOIN graphile_worker._private_tasks task ON task.id = job.task_id WHERE task.identifier = 'notice_of_change'",
  );

describe("the PO number of one invoice", () => {
  test("[INV-5, CON-7] is saved, with the earlier revision in History and nobody mailed", async () => {
    await save(BEN, "INV-1042");
    expect(await poNumberOf("INV-1042")).toBe("PO-9");
    expect(await poNumberOf("INV-1043")).toBe("4500-1");
    const { revision, revisions } = await getPurchaseOrder(await viewerOf(ADA), "INV-1042");
    expect(revision).toBe(2);
    expect(revisions).toMatchObject([
      { revision: 2, poNumber: "PO-9", setBy: "Ben Holt" },
      { revision: 1, poNumber: "4500-1", setBy: null },
    ]);
    expect(await events("invoice.po_number_changed")).toEqual([
      { before: { invoice: "INV-1042", poNumber: "4500-1" }, after: { invoice: "INV-1042", poNumber: "PO-9" } },
    ]);
    expect(await notices()).toHaveLength(0);
  });

  test("[INV-5, F1] the new number is in the PDF, the earlier PDF stays to the byte, and paying changes neither", async () => {
    const issued = await pdf(ADA, "INV-1042");
    await save(ADA, "INV-1042", { poNumber: "Beställning Ω-7" });
    const changed = await pdf(ADA, "INV-1042");
    expect(changed.equals(issued)).toBe(false);
    expect((await getInvoiceDocument(await viewerOf(ADA), "INV-1042")).poNumber).toBe("Beställning Ω-7");
    const invoice = await row<{ id: string; accountId: string; contractId: string }>(
      `SELECT id, account_id AS "accountId", contract_id AS "contractId" FROM invoice WHERE number = 'INV-1042'`,
    );
    await systemDb((tx) =>
      recordPayment(tx, {
        ...{ id: newId(), accountId: invoice.accountId, currency: "USD", amountMinor: 120_000n, attemptId: null },
        ...{ payerPersonId: null, method: "transfer", methodName: "Transfer", last4: null, providerChargeId: null },
        receivedAt: null,
        shares: [{ invoiceId: invoice.id, contractId: invoice.contractId, minor: 120_000n }],
      }),
    );
    expect((await pdf(ADA, "INV-1042")).equals(changed)).toBe(true);
    expect((await pdf(ADA, "INV-1042", 1)).equals(issued)).toBe(true);
    expect((await pdf(ADA, "INV-1042", 2)).equals(changed)).toBe(true);
  });

  test("[INV-5, ACC-6] a revision that there is not, and another's, are not found", async () => {
    await save(ADA, "INV-1042");
    expect(await outcomeOf(pdf(ADA, "INV-1042", 3))).toBe("access.not_found");
    expect(await outcomeOf(pdf(DAN, "INV-1042", 1))).toBe("access.not_found");
    expect((await pdf(ADA, "INV-1043", 1)).equals(await pdf(ADA, "INV-1043"))).toBe(true);
  });

  test("[INV-5] may be cleared, and saved as it was is no change", async () => {
    await save(ADA, "INV-1042", { poNumber: "4500-1" });
    expect(await events("invoice.po_number_changed")).toHaveLength(0);
    await save(ADA, "INV-1042", { poNumber: "  " });
    expect(await poNumberOf("INV-1042")).toBeNull();
  });

  test("[ACC-8] may be changed by who comes in by a rule", async () => {
    await save(GUS, "INV-5001");
    expect(await poNumberOf("INV-5001")).toBe("PO-9");
  });

  test("[INV-5, ACC-6] of another customer is not found", async () => {
    expect(await outcomeOf(save(DAN, "INV-1042"))).toBe("access.not_found");
    expect(await poNumberOf("INV-1042")).toBe("4500-1");
  });

  test("[INV-5, WHY-1] stays on a void one, with whom to ask", async () => {
    expect(await refusalOf(save(ADA, "INV-1049"))).toMatchObject({
      reason: "purchase_order.void",
      refusal: { ask: { email: "carl.collector@fjord.example" } },
    });
  });

  test("[INV-5, WHY-1] stays while somebody pays, by the rule and by the database", async () => {
    await beginToPay(BEN, "INV-1042");
    expect(await outcomeOf(save(ADA, "INV-1042"))).toBe("purchase_order.under_way_by");
    expect(await outcomeOf(save(BEN, "INV-1042"))).toBe("purchase_order.under_way");
    const past = viewerDb(
      await viewerOf(ADA),
      (tx) => tx.$executeRaw`UPDATE invoice SET po_number = 'X' WHERE number = 'INV-1042'`,
    );
    await expect(past).rejects.toThrow("the PO number of this invoice stays");
  });

  test("[INV-5, CON-5] of two at once the second is shown what the first saved, and may then save theirs", async () => {
    const both = await Promise.allSettled([
      save(ADA, "INV-1042", { poNumber: "A" }),
      save(BEN, "INV-1042", { poNumber: "B" }),
    ]);
    const lost = both.find((one) => one.status === "rejected");
    const saved = await poNumberOf("INV-1042");
    expect(lost?.reason).toMatchObject({
      ...{ code: "CONFLICT", reason: "billing.saved_meanwhile", current: { revision: "2", poNumber: saved } },
    });
    await save(ADA, "INV-1042", { poNumber: "C", revision: "2" });
    expect(await poNumberOf("INV-1042")).toBe("C");
  });

  test("[INV-5, A7] no revision is rewritten or lost, by anybody", async () => {
    await save(ADA, "INV-1042");
    for (const statement of ["UPDATE invoice_revision SET po_number = 'X'", "DELETE FROM invoice_revision"] as const) {
      await expect(systemDb((tx) => tx.$executeRawUnsafe(statement))).rejects.toThrow("permission denied");
      await expect(viewerDb({ personId: newId() }, (tx) => tx.$executeRawUnsafe(statement))).rejects.toThrow("denied");
    }
  });
});

describe("the PO number of all open invoices, and of those to come", () => {
  test("[INV-5] all open ones of the contract get it; those that cannot are left out and named", async () => {
    await beginToPay(BEN, "INV-1043");
    const saved = await save(ADA, "INV-1042", { scope: "open" });
    expect(saved).toMatchObject({
      ...{ number: "INV-1042", count: 3 },
      left: [{ number: "INV-1043", because: { reason: "purchase_order.under_way_by" } }],
    });
    expect(await Promise.all(["INV-1042", "INV-1044", "INV-1047"].map(poNumberOf))).toEqual(["PO-9", "PO-9", "PO-9"]);
    expect(await Promise.all(["INV-1043", "INV-1049", "INV-1046"].map(poNumberOf))).toEqual(["4500-1", null, null]);
    expect(await ofFuture("C-1001")).toBe("4500-1");
    expect(await events("invoice.po_number_changed")).toHaveLength(3);
  });

  test("[INV-5, CON-7] the contract's own number goes before the bill group's, and the others are told of it", async () => {
    await save(ADA, "INV-1042", { scope: "future" });
    expect(await ofFuture("C-1001")).toBe("PO-9");
    expect(await ofFuture("C-1002")).toBe("4500-1");
    expect(await events("contract.po_number_changed")).toEqual([
      { before: { poNumber: null }, after: { poNumber: "PO-9" } },
    ]);
    expect(await notices()).toHaveLength(1);
    await save(ADA, "INV-1042", { scope: "future", poNumber: "", revision: "2" });
    expect(await ofFuture("C-1001")).toBe("4500-1");
  });

  test("[INV-5, ACC-8] who comes in by a rule sets it too, and nothing else of the contract", async () => {
    await save(GUS, "INV-5001", { scope: "future" });
    expect(await ofFuture("C-5001")).toBe("PO-9");
    const gus = await viewerOf(GUS);
    await expect(viewerDb(gus, (tx) => tx.$executeRaw`UPDATE contract SET po_number = 'X'`)).rejects.toThrow("denied");
    const others = await row<{ id: string }>("SELECT id FROM contract WHERE number = 'C-1001'");
    const [tried] = await viewerDb(
      gus,
      (tx) => tx.$queryRaw<[{ done: boolean }]>`SELECT portal.set_contract_po_number(${others.id}::uuid, 'X') AS done`,
    );
    expect(tried.done).toBe(false);
  });

  test("[INV-5, A3] somebody removed meanwhile changes nothing", async () => {
    await change(
      "DELETE FROM contract_contact USING person WHERE person.id = person_id AND email = $1 AND NOT is_primary",
      [BEN],
    );
    expect(await outcomeOf(save(BEN, "INV-1042", { scope: "future" }))).toBe("access.not_found");
  });
});
