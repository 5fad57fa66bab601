import { beforeEach, describe, expect, test } from "vitest";
import { postFact } from "@/lib/ledger/commands";
import { recordPayment } from "@/lib/payments/commands/record-payment";
import type { PaymentDraft } from "@/lib/payments/types";
import { systemDb } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { row, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { openOn, paidOn } from "./paying";

const OPEN = 120_000;

beforeEach(freshDemo);

const invoice = () =>
  row<{ invoiceId: string; contractId: string; accountId: string }>(
    `SELECT id AS "invoiceId", contract_id AS "contractId", account_id AS "accountId" FROM invoice
     WHERE number = 'INV-1042'`,
  );

/** A charge of the provider's, as whoever learned of it would record it. */
async function charge(providerChargeId: string, minor = BigInt(OPEN)): Promise<PaymentDraft> {
  const { accountId, ...of } = await invoice();
  return {
    ...{ id: newId(), accountId, method: "card", methodName: "Visa", last4: "4242", currency: "USD" },
    ...{ amountMinor: minor, receivedAt: null, providerChargeId, attemptId: null, payerPersonId: null },
    shares: [{ ...of, minor }],
  };
}

const record = (draft: PaymentDraft) => systemDb((tx) => recordPayment(tx, draft));

describe("a charge", () => {
  test("[M3] learned of twice, by whichever way and at once, is one payment and one fact", async () => {
    const drafts = [await charge("ch_1", 50_000n), await charge("ch_1", 50_000n), await charge("ch_1", 50_000n)];
    const numbers = await Promise.all(drafts.map(record));
    expect(numbers.filter(Boolean)).toHaveLength(1);
    expect(await paidOn("INV-1042")).toEqual([50_000]);
    expect(await openOn("INV-1042")).toBe(OPEN - 50_000);
    expect(await rows("SELECT FROM ledger_transaction WHERE fact_key = 'charge:ch_1'")).toHaveLength(1);
  });

  test("[M3] of more than is open pays what is open, and the rest is unapplied", async () => {
    await record(await charge("ch_1", 100_000n));
    await record(await charge("ch_2", 100_000n));
    expect(await paidOn("INV-1042")).toEqual([20_000, 100_000]);
    expect(await openOn("INV-1042")).toBe(0);
    expect(
      await rows("SELECT amount_minor::int AS minor FROM ledger_entry WHERE kind = 'unapplied' AND amount_minor < 0"),
    ).toEqual([{ minor: -80_000 }]);
  });

  test("[M3] and another that come at once do not pay the same open amount both", async () => {
    await Promise.all([record(await charge("ch_1")), record(await charge("ch_2"))]);
    expect(await paidOn("INV-1042")).toEqual([OPEN]);
    expect(await openOn("INV-1042")).toBe(0);
  });
});

test("[M3] a fact told twice is in the ledger once, and whoever tells it second knows", async () => {
  const { accountId, ...of } = await invoice();
  const tell = () =>
    systemDb((tx) =>
      postFact(tx, {
        ...{ accountId, key: "test:1", currency: "USD" },
        sides: [
          { kind: "receivable", ...of, minor: -1n },
          { kind: "billed", ...of, minor: 1n },
        ],
      }),
    );
  expect((await Promise.all([tell(), tell(), tell()])).sort()).toEqual([false, false, true]);
  expect(await openOn("INV-1042")).toBe(OPEN - 1);
});
