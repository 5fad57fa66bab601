import { beforeEach, describe, expect, test, vi } from "vitest";
import { renderReceiptPdf } from "@/lib/invoices/document/pdf";
import { settleAttempt } from "@/lib/payments/commands/settle-attempt";
import { getPaymentOutcome } from "@/lib/payments/queries";
import { getReceipt } from "@/lib/payments/receipt/queries";
import { formatMoney } from "@/lib/platform/format";
import { PdfFile } from "../documents/read-pdf";
import { freshDemo } from "../setup/demo";
import { queuedMails } from "../setup/jobs";
import { viewerOf } from "../setup/world";
import { credit, paySet, sessionOf } from "./paying";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

const [ADA, BEN] = ["ada@acme.example", "ben@acme.example"];
const GOOD = "4242424242424242";

beforeEach(async () => {
  await freshDemo();
  await sandbox.control.reset();
});

describe("what each invoice gets", () => {
  test("[PAY-4, M3] stands alike on page, mail and receipt, with what a credit left over meanwhile", async () => {
    const asked = ["INV-1042", "INV-1043", "INV-1046"];
    const id = await paySet(ADA, asked);
    await credit("INV-1042", 20_000n);
    await credit("INV-1046", 30_000n);
    await sandbox.control.pay(await sessionOf(id), { card: GOOD });
    await settleAttempt(id);
    const viewer = await viewerOf(ADA);
    const { invoices, unapplied, amount } = await getPaymentOutcome(viewer, id);
    const page = [
      ...invoices.map((invoice) => [invoice.number, formatMoney(invoice.amount, "en")]),
      ["Not used for an invoice", unapplied && formatMoney(unapplied, "en")],
    ];
    expect(page).toEqual([
      ["INV-1042", "1,000.00\u00a0USD"],
      ["INV-1043", "2,450.50\u00a0USD"],
      ["INV-1046", "0.00\u00a0USD"],
      ["Not used for an invoice", "500.00\u00a0USD"],
    ]);
    const mail = (await queuedMails()).find(({ to }) => to === ADA)?.text ?? "";
    const mailed = [...mail.matchAll(/^(?:Invoice )?(INV-\d+|Not used for an invoice): (.+)$/gm)].map(
      ([, name, got]) => [name, got],
    );
    expect(mailed).toEqual(page);
    const text = new PdfFile(await renderReceiptPdf(await getReceipt(viewer, id))).text;
    for (const [name, got] of page)
      expect(text).toMatch(new RegExp(`${name}[\\s\\S]*?${String(got).split("\u00a0")[0]}`));
    expect(formatMoney(amount, "en")).toBe("3,950.50\u00a0USD");
  });

  test("[PAY-4, ACC-1, ACC-6] is for who sees it; what went to other invoices is not told, not even as a sum", async () => {
    const id = await paySet(ADA, ["INV-1042", "INV-1046"]);
    await sandbox.control.pay(await sessionOf(id), { card: GOOD });
    await settleAttempt(id);
    const ben = await viewerOf(BEN);
    expect(await getPaymentOutcome(ben, id)).toMatchObject({
      invoices: [{ number: "INV-1042" }],
      isPart: true,
      amount: { minor: 120_000n },
      unapplied: null,
    });
    const { allocations, total, notes } = await getReceipt(ben, id);
    expect(allocations.map(({ invoiceNumber, amount }) => [invoiceNumber, amount.minor])).toEqual([
      ["INV-1042", 120_000n],
    ]);
    expect(total.minor).toBe(120_000n);
    expect(notes).toEqual([expect.stringContaining("contracts that you do not see")]);
  });
});
