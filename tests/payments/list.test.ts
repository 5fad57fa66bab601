import { beforeEach, describe, expect, test, vi } from "vitest";
import { paymentsCsv } from "@/lib/payments/list/csv";
import { listPayments } from "@/lib/payments/list/queries";
import { paymentSearch } from "@/lib/payments/list/schema";
import type { PaymentLine } from "@/lib/payments/list/types";
import { settleReversals } from "@/lib/payments/reversals/commands/settle-reversals";
import { findPaymentLines } from "@/lib/payments/reversals/queries";
import { csvResponse } from "@/lib/platform/csv";
import { change, row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { viewerOf } from "../setup/world";
import { payByCard, refundThere } from "./giving-back";
import { attemptAt, pay } from "./paying";

const sandbox = await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

const [ADA, BEN, CORA] = ["ada@acme.example", "ben@acme.example", "cora@acme.example"];

beforeEach(async () => {
  await freshDemo();
  await sandbox.control.reset();
});

const list = async (email: string, search: Record<string, string> = {}) =>
  listPayments(await viewerOf(email), paymentSearch.parse(search));
const seen = ({ kind, status, amount, shares }: PaymentLine) =>
  `${kind} ${status} ${amount.minor} ${shares.map(({ number }) => number)}`;
const all = async (email: string, search: Record<string, string> = {}): Promise<PaymentLine[]> => {
  const lines: PaymentLine[] = [];
  for (let after: string | null = ""; after !== null; ) {
    const page = await list(email, { ...search, ...(after ? { after } : {}) });
    lines.push(...page.rows);
    after = page.next;
  }
  return lines;
};

describe("the Payments tab", () => {
  test("[PAY-9] has refunds and chargebacks as lines of their own, the newest first", async () => {
    const charge = await payByCard(sandbox, BEN, "INV-1042");
    await refundThere(sandbox, charge, 20_000);
    await settleReversals(charge);
    await sandbox.control.dispute(charge, "lost");
    await settleReversals(charge);
    const lines = (await list(BEN)).rows.filter(({ shares }) => shares.some(({ number }) => number === "INV-1042"));
    expect(lines.map(seen).sort()).toEqual([
      "chargeback chargeback_lost -120000 INV-1042",
      "payment charged_back 120000 INV-1042",
      "refund refund_made -20000 INV-1042",
    ]);
    const days = (await all(ADA)).map(({ on }) => on);
    expect(days).toEqual(days.toSorted().toReversed());
  });

  test("[PAY-9] shows what is on its way, and only that where asked", async () => {
    await pay(BEN, "INV-1042");
    expect((await list(ADA)).underWay.map(seen)).toEqual(["attempt processing 120000 INV-1042"]);
    expect((await list(CORA)).underWay).toEqual([]);
    const { rows: lines, underWay } = await list(ADA, { status: "processing" });
    expect([lines.length, underWay.length]).toEqual([0, 1]);
    expect((await list(ADA, { status: "received" })).underWay).toEqual([]);
  });

  test("[PAY-9, ACC-1] who sees one of its invoices sees that share, and that there is more", async () => {
    const ids = await rows<{ number: string; id: string; contract: string; account: string }>(
      `SELECT number, id, contract_id AS contract, account_id AS account FROM invoice WHERE number IN ('INV-1042', 'INV-1046') ORDER BY 1`,
    );
    const [first, second] = ids;
    await change(
      `WITH paid AS (INSERT INTO payment (id, account_id, number, method, method_name, last4, currency, amount_minor, received_at)
         VALUES (gen_random_uuid(), '${first?.account}', 'P-SET', 'card', 'Visa', '4242', 'USD', 1500, portal.now()) RETURNING id, account_id),
       one AS (INSERT INTO payment_allocation SELECT gen_random_uuid(), account_id, '${first?.contract}', id, '${first?.id}', 900 FROM paid)
       INSERT INTO payment_allocation SELECT gen_random_uuid(), account_id, '${second?.contract}', id, '${second?.id}', 500 FROM paid`,
    );
    const one = async (email: string) => (await list(email, { q: "p-set" })).rows;
    expect((await one(ADA)).map((line) => [seen(line), line.isPart, line.unapplied?.minor])).toEqual([
      ["payment unapplied 1500 INV-1042,INV-1046", false, 100n],
    ]);
    expect((await one(BEN)).map((line) => [seen(line), line.isPart, line.unapplied])).toEqual([
      ["payment received 900 INV-1042", true, null],
    ]);
    expect((await one(CORA)).map((line) => [seen(line), line.last4])).toEqual([
      ["payment received 500 INV-1046", "4242"],
    ]);
    expect((await one(BEN))[0]?.last4).toBeNull();
    expect(await one("dan@birch.example")).toEqual([]);
  });

  test("[PAY-9] is filtered by contract, day, status, payment and invoice number", async () => {
    const whole = await all(ADA);
    const [some] = whole.filter(({ kind, shares }) => kind === "payment" && shares[0]?.number === "INV-1045");
    expect(some).toBeDefined();
    const on = some?.on ?? "";
    expect((await all(ADA, { q: "INV-1045" })).map(({ id }) => id)).toEqual([some?.id]);
    expect((await all(ADA, { q: some?.number ?? "" })).map(({ id }) => id)).toContain(some?.id);
    expect((await all(ADA, { q: "%" })).length).toBe(0);
    expect((await all(ADA, { from: on, to: on })).every((line) => line.on === on)).toBe(true);
    const ofContract = await all(ADA, { contract: "C-1002" });
    expect(ofContract.length).toBeGreaterThan(3);
    expect(ofContract.length).toBeLessThan(whole.length);
    expect((await all(ADA, { contract: "C-2001" })).length).toBe(0);
    expect((await all(ADA, { status: "refunded" })).map(({ status }) => status).sort()).toEqual([
      "partly_refunded",
      "refund_made",
    ]);
    expect((await all(ADA, { status: "received" })).every(({ status }) => status === "received")).toBe(true);
  });

  test("[PAY-9] is there whole, page by page, forth and back; a made-up place is the first page", async () => {
    const contract = await row<{ id: string; account: string }>(
      "SELECT id, account_id AS account FROM contract WHERE number = 'C-1001'",
    );
    await change(
      `WITH paid AS (INSERT INTO payment (id, account_id, number, method, method_name, currency, amount_minor, received_at)
         SELECT gen_random_uuid(), '${contract.account}', 'P-M' || nth, 'transfer', 'Bank', 'USD', 1, now() - make_interval(days => nth / 7)
         FROM generate_series(1, 120) nth RETURNING id, account_id)
       INSERT INTO payment_allocation SELECT gen_random_uuid(), paid.account_id, '${contract.id}', paid.id, invoice.id, 1
       FROM paid, invoice WHERE number = 'INV-1042'`,
    );
    const forth = await all(BEN, { q: "P-M" });
    expect(new Set(forth.map(({ id }) => id)).size).toBe(120);
    const second = await list(BEN, { q: "P-M", after: (await list(BEN, { q: "P-M" })).next ?? "" });
    const back = await list(BEN, { q: "P-M", before: second.previous ?? "" });
    expect(back.rows.map(({ id }) => id)).toEqual(forth.slice(0, 50).map(({ id }) => id));
    for (const after of ["x", Buffer.from('["2027-99-99","x"]').toString("base64url")])
      expect((await list(BEN, { q: "P-M", after })).rows.length).toBe(50);
    const file = await (
      await csvResponse(paymentsCsv(await viewerOf(BEN), paymentSearch.parse({ q: "P-M" }), "en"))
    ).text();
    expect(file.trim().split("\r\n")).toHaveLength(121);
  });
});

describe("a payment's page", () => {
  test("[PAY-9] is there for money that came another way, and for nobody else's", async () => {
    const { id } = await row<{ id: string }>(
      `SELECT payment.id FROM payment JOIN payment_allocation share ON share.payment_id = payment.id
       JOIN invoice ON invoice.id = share.invoice_id WHERE invoice.number = 'INV-1045'`,
    );
    const found = await findPaymentLines(await viewerOf(ADA), id);
    expect([found?.payment.status, found?.reversals]).toEqual(["received", []]);
    expect(await findPaymentLines(await viewerOf("dan@birch.example"), id)).toBeNull();
  });

  test("[PAY-9, M3] of money for which nothing was open any more is seen by who tried to pay", async () => {
    await pay(BEN, "INV-1042");
    const { id, session } = await attemptAt("INV-1042");
    await change("UPDATE invoice SET open_minor = 0 WHERE number = 'INV-1042'");
    await sandbox.control.pay(session, { card: "4242424242424242" });
    await (await import("@/lib/payments/commands/settle-attempt")).settleAttempt(id);
    const lines = (await list(BEN, { status: "unapplied" })).rows;
    expect(lines.map((line) => [seen(line), line.receiptId, line.unapplied?.minor])).toEqual([
      ["payment unapplied 120000 ", null, 120_000n],
    ]);
  });
});
