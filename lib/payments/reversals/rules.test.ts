import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chargeOf, isChargebackNews, isRefundNews, standingOf, takenBack } from "./rules";
import type { ChargebackFacts, RefundFacts } from "./types";

const share = (minor: bigint) => ({ invoiceId: "i", contractId: "c", minor });
const paid = (amountMinor: bigint, ...shares: bigint[]) => ({ amountMinor, shares: shares.map(share) });
const refund = (minor: bigint, counts = true, id = "r"): RefundFacts => ({ id, minor, counts });
const lost = (minor: bigint, openedMinor: bigint): ChargebackFacts => ({ id: "d", minor, isLost: true, openedMinor });

describe("where money that went back came from", () => {
  test.each<[string, bigint, bigint[], RefundFacts[], bigint[][], [bigint, bigint, bigint]]>([
    ["nothing", 100n, [100n], [], [], [0n, 0n, 0n]],
    ["a part of one invoice", 100n, [100n], [refund(30n)], [[30n]], [30n, 0n, 30n]],
    ["two parts", 100n, [100n], [refund(30n), refund(70n)], [[30n], [70n]], [100n, 0n, 100n]],
    ["in proportion over two", 90n, [60n, 30n], [refund(9n)], [[6n, 3n]], [9n, 0n, 9n]],
    ["an odd one loses nothing", 3n, [1n, 1n, 1n], [refund(2n)], [[1n, 1n, 0n]], [2n, 0n, 2n]],
    ["unapplied money first", 100n, [60n], [refund(50n)], [[10n]], [50n, 40n, 10n]],
    ["nothing but unapplied money", 100n, [], [refund(100n)], [[]], [100n, 100n, 0n]],
    ["one that failed takes nothing", 100n, [60n], [refund(50n, false), refund(50n)], [[10n], [10n]], [50n, 40n, 10n]],
  ])("[PAY-9] %s", (_what, amount, shares, refunds, parts, [cash, unapplied, refunded]) => {
    const standing = standingOf(paid(amount, ...shares), refunds, []);
    expect(standing.refunds.map((one) => one.shares)).toEqual(parts);
    expect(standing.totals).toEqual({ cash, unapplied, refunded });
  });

  test("[PAY-9] a chargeback opens what was paid; what is more comes off unapplied money, and else opens nothing", () => {
    expect(standingOf(paid(100n, 60n), [], [lost(100n, 60n)]).totals).toEqual({
      cash: 100n,
      unapplied: 40n,
      refunded: 0n,
    });
    expect(standingOf(paid(100n, 60n), [refund(30n)], [lost(100n, 60n)]).totals).toEqual({
      ...{ cash: 130n, unapplied: 40n, refunded: 30n },
    });
  });

  const anyShares = fc.array(fc.bigInt(1n, 500n), { maxLength: 4 });
  const anyRefunds = fc.array(fc.record({ minor: fc.bigInt(1n, 300n), counts: fc.boolean() }), { maxLength: 5 });

  test("[M3] is all there, of nothing more than there was, and in whatever order it was told the same in all", () => {
    fc.assert(
      fc.property(anyShares, fc.bigInt(0n, 200n), anyRefunds, (shares, extra, given) => {
        const whole = shares.reduce((left, right) => left + right, extra);
        let left = whole;
        // As the provider holds it: never more given back than was taken.
        const refunds = given.filter(({ minor, counts }) => {
          if (!counts) return true;
          if (minor > left) return false;
          left -= minor;
          return true;
        });
        const facts = refunds.map((one, at) => ({ ...one, id: String(at) }));
        const standing = standingOf(paid(whole, ...shares), facts, []);
        const { cash, unapplied, refunded } = standing.totals;
        expect(unapplied + refunded).toBe(cash);
        expect(unapplied <= extra).toBe(true);
        const counted = standing.refunds.filter((_, at) => facts[at]?.counts);
        for (const [at, minor] of shares.entries())
          expect(counted.reduce((total, one) => total + (one.shares[at] ?? 0n), 0n) <= minor).toBe(true);
        for (const [at, one] of standing.refunds.entries())
          if (facts[at]?.counts)
            expect(one.shares.reduce((total, part) => total + part, one.unappliedMinor)).toBe(facts[at].minor);
        expect(standingOf(paid(whole, ...shares), facts.toReversed(), []).totals).toEqual(standing.totals);
      }),
      { numRuns: 500 },
    );
  });
});

test("[PAY-9] a chargeback takes back no more than was allocated and is left, and nothing of a void invoice", () => {
  const shares = [
    { ...share(50n), takenMinor: 0n, isVoid: false },
    { ...share(50n), takenMinor: 0n, isVoid: true },
    { ...share(50n), takenMinor: 20n, isVoid: false },
    { ...share(50n), takenMinor: 50n, isVoid: false },
  ];
  expect(takenBack(60n, shares)).toEqual([50n, 0n, 10n, 0n]);
  expect(takenBack(1_000n, shares)).toEqual([50n, 0n, 30n, 0n]);
  expect(takenBack(0n, shares)).toEqual([0n, 0n, 0n, 0n]);
});

describe("what is news", () => {
  test.each([
    [null, "pending", true],
    [null, "failed", true],
    ["pending", "pending", false],
    ["pending", "succeeded", true],
    ["pending", "canceled", true],
    ["succeeded", "pending", false],
    ["succeeded", "failed", true],
    ["failed", "succeeded", false],
    ["failed", "canceled", false],
  ] as const)("[M3] a refund known as %s and read as %s: %s", (known, read, expected) => {
    expect(isRefundNews(known, read)).toBe(expected);
  });

  test.each([
    [null, "open", true],
    ["open", "open", false],
    ["open", "lost", true],
    ["lost", "open", false],
    ["lost", "won", false],
    ["won", "lost", false],
  ] as const)("[M3] a chargeback known as %s and read as %s: %s", (known, read, expected) => {
    expect(isChargebackNews(known, read)).toBe(expected);
  });

  test.each([
    [{ object: "charge", id: "ch_1" }, "ch_1"],
    [{ object: "refund", id: "re_1", charge: "ch_1" }, "ch_1"],
    [{ object: "dispute", charge: { id: "ch_1" } }, "ch_1"],
    [{ object: "refund", charge: null }, null],
    [{ object: "refund", charge: "'; drop" }, null],
    [{ object: "refund" }, null],
  ])("[M3] %j is about %s", (object, expected) => expect(chargeOf(object)).toBe(expected));
});
