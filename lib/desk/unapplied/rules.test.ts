import { describe, expect, test } from "vitest";
import { plainDate } from "@/lib/platform/dates";
import { money } from "@/lib/platform/money";
import { canApply, checkApplied, mostOf } from "./rules";
import type { ApplicableFacts, UnappliedFacts } from "./types";

const usd = (minor: bigint) => money(minor, "USD");
const at = new Date(0);
const collector = { name: "Carl Cole", email: "carl.collector@fjord.example", phone: null };

const payment: UnappliedFacts = { accountId: "a", left: usd(100n), isAskedBack: false, sellers: ["s"], collector };
const invoice: ApplicableFacts = {
  ...{ number: "INV-1", isVoid: false, payable: usd(80n), open: usd(80n), dueOn: plainDate("2028-03-01") },
  ...{ isDisputed: false, underWay: null, onlineLimit: null, termsAllowOnline: true, collector },
  ...{ accountId: "a", sellerId: "s", isPaidByIt: false },
};

describe("money that pays nothing", () => {
  test.each<[Partial<UnappliedFacts>, Partial<ApplicableFacts>, string | null]>([
    [{}, {}, null],
    [{ sellers: [] }, {}, null], // recovered: nobody knows any more to whom it was paid
    [{}, { termsAllowOnline: false, onlineLimit: usd(1n) }, null], // it is here already
    [{ left: usd(0n) }, {}, "nothing_left"],
    [{ isAskedBack: true }, {}, "asked_back"],
    [{}, { accountId: "b" }, "other_account"],
    [{}, { isVoid: true, open: usd(0n) }, "void"],
    [{}, { open: usd(0n) }, "paid"],
    [{}, { open: money(80n, "EUR") }, "other_currency"],
    [{}, { sellerId: "t" }, "other_seller"],
    [{}, { underWay: { by: null, startedAt: at, endsAt: at } }, "under_way"],
    [{}, { isDisputed: true }, "disputed"],
    [{}, { isPaidByIt: true }, "paid_by_it"],
  ])("[PAY-7, WHY-1] of %o on %o: %s", (money, about, reason) => {
    const decision = canApply({ ...payment, ...money }, { ...invoice, ...about });
    expect(decision.allowed ? null : decision.reason).toBe(reason && `unapplied.${reason}`);
    if (!decision.allowed) expect(decision.ask).toBe(collector);
  });

  test("[M2] is used as far as both have it, and no further", () => {
    expect(mostOf(usd(100n), usd(80n))).toEqual(usd(80n));
    expect(mostOf(usd(80n), usd(100n))).toEqual(usd(80n));
    expect(checkApplied(usd(80n), usd(80n))).toEqual({ allowed: true });
    expect(checkApplied(usd(81n), usd(80n))).toMatchObject({ reason: "unapplied.too_much" });
    expect(checkApplied(usd(0n), usd(80n))).toMatchObject({ reason: "unapplied.nothing" });
  });
});
