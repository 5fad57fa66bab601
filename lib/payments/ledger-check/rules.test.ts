import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Drawers, differences, lineOf, reversalDifferences } from "./rules";
import type { KnownCharge, ProviderCharge } from "./types";

const CHARGE: ProviderCharge = {
  id: "ch_1",
  attemptId: "a1",
  isPaid: true,
  amountMinor: 5_000n,
  currency: "USD",
  isReversed: false,
};
const PAYMENT = { id: "p1", number: "P-1", attemptId: "a1", amountMinor: 5_000n, currency: "USD", isReversed: false };
const KNOWN: KnownCharge = { attemptStatus: "succeeded", isUnderWay: false, payment: PAYMENT };

describe("a charge at the provider", () => {
  test.each<[what: string, charge: Partial<ProviderCharge>, known: Partial<KnownCharge>, said: string | null]>([
    ["recorded as it is", {}, {}, null],
    ["of another amount", { amountMinor: 4_999n }, {}, "amount at the provider: expected 4999 USD, found 5000 USD"],
    ["in another currency", { currency: "EUR" }, {}, "amount at the provider: expected 5000 EUR, found 5000 USD"],
    ["refused, and nothing here", { isPaid: false }, { payment: null }, null],
    ["refused, and recorded here", { isPaid: false }, {}, "paid at the provider: expected yes, found no"],
    ["of an attempt unknown here", {}, { attemptStatus: null, payment: null }, "attempt here: expected a1, found none"],
    ["being settled", {}, { attemptStatus: "open", isUnderWay: true, payment: null }, null],
    [
      "with no payment",
      {},
      { attemptStatus: "expired", payment: null },
      "payment here: expected 5000 USD, found none, expired",
    ],
    [
      "recovered after its attempt was called off",
      {},
      { attemptStatus: "canceled", payment: { ...PAYMENT, attemptId: null } },
      null,
    ],
    [
      "of no attempt",
      {},
      { attemptStatus: "expired", payment: { ...PAYMENT, attemptId: null } },
      "attempt of its payment: expected a1, found none",
    ],
    [
      "of another attempt",
      {},
      { payment: { ...PAYMENT, attemptId: "a2" } },
      "attempt of its payment: expected a1, found a2",
    ],
  ])("[M3] %s", (_what, charge, known, said) => {
    const lines = differences({ ...CHARGE, ...charge }, { ...KNOWN, ...known }).map(lineOf);
    expect(lines).toEqual(said === null ? [] : [expect.stringContaining(said)]);
  });
});

test("[M3] of two sets of ids, what is on one side only is in doubt, and nothing is where they are the same", () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 60 });
  fc.assert(
    fc.property(ids, ids, (left, right) => {
      const drawers = new Drawers();
      for (const id of [...left, ...right]) drawers.put(id);
      const only = [...left.filter((id) => !right.includes(id)), ...right.filter((id) => !left.includes(id))];
      expect(only.filter((id) => !drawers.isInDoubt(id))).toEqual([]);
      expect(drawers.hasDoubts).toBe(only.length > 0);
    }),
  );
});

describe("what went back of a charge", () => {
  const AT = new Date("2027-03-10T12:00:00Z");
  const LATER = new Date("2027-03-10T12:00:01Z");
  const there = { id: "re_1", amountMinor: 500n, currency: "USD", status: "succeeded", at: AT };
  const here = { providerId: "re_1", amountMinor: 500n, currency: "USD", status: "succeeded" };
  test.each<[what: string, there: object[], here: object[], readTo: Date | null, said: string | null]>([
    ["is known as it is", [there], [here], LATER, null],
    ["and was not told yet", [{ ...there, at: LATER }], [], AT, null],
    ["before anything was told", [there], [], null, null],
    [
      "and was told, but is not here",
      [there],
      [],
      AT,
      "refund re_1: as the provider has it: expected 500 USD, succeeded, found none",
    ],
    [
      "in another amount",
      [there],
      [{ ...here, amountMinor: 400n }],
      AT,
      "expected 500 USD, succeeded, found 400 USD, succeeded",
    ],
    ["and failed", [{ ...there, status: "failed" }], [here], AT, "expected 500 USD, failed, found 500 USD, succeeded"],
    ["only here", [], [here], AT, "expected none, found 500 USD, succeeded"],
  ])("[M3, PAY-9] %s", (_what, atProvider, known, readTo, said) => {
    const findings = reversalDifferences("refund", atProvider as (typeof there)[], known as (typeof here)[], readTo);
    expect(findings.map(lineOf)).toEqual(said === null ? [] : [expect.stringContaining(said)]);
  });
});
