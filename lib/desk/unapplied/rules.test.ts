import { describe, expect, test } from "vitest";
import { plainDate } from "@/lib/platform/dates";
import { money } from "@/lib/platform/money";
import { canApply, canTakeOff, checkApplied, mostOf } from "./rules";
import type { ApplicableFacts, UnappliedFacts, UsedFacts, UseFacts } from "./types";

const usd = (minor: bigint) => money(minor, "USD");
const at = new Date(0);
const collector = { name: "Carl Cole", email: "carl.collector@fjord.example", phone: null };

const payment: UnappliedFacts = { accountId: "a", left: usd(100n), isAskedBack: false, sellers: ["s"], collector };
const invoice: ApplicableFacts = {
  ...{ number: "INV-1", isVoid: false, payable: usd(80n), open: usd(80n), dueOn: plainDate("2028-03-01") },
  ...{ isDisputed: false, underWay: null, onlineLimit: null, partFrom: null, termsAllowOnline: true, collector },
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

const used: UsedFacts = { isAskedBack: false, isRefunded: false, collector };
const pays: UseFacts = { number: "INV-1", isVoid: false, isChargedBack: false, appliedAt: at, takenOff: null };
const takenOff = { who: "Carl Cole", at, on: plainDate("2028-03-01") };

describe("taking it off an invoice again", () => {
  test.each<[Partial<UsedFacts>, Partial<UseFacts>, readonly string[]]>([
    [{}, {}, []],
    [{}, { appliedAt: null }, ["came_for_it"]],
    [{ isAskedBack: true }, {}, ["off_asked_back"]],
    [{}, { isChargedBack: true }, ["off_charged_back"]],
    [{ isRefunded: true }, {}, ["off_refunded"]],
    [{}, { isVoid: true }, ["off_void"]],
    [{}, { takenOff }, ["taken_off"]],
    [{ isAskedBack: true, isRefunded: true }, { isVoid: true }, ["off_asked_back", "off_refunded", "off_void"]],
    // What will never be otherwise stands alone.
    [{ isAskedBack: true, isRefunded: true }, { takenOff, isVoid: true }, ["taken_off"]],
    [{ isAskedBack: true, isRefunded: true }, { appliedAt: null, isChargedBack: true }, ["came_for_it"]],
  ])("[PAY-7, WHY-1] of %o on %o: %o", (payment, invoice, reasons) => {
    const decision = canTakeOff({ ...used, ...payment }, { ...pays, ...invoice });
    const all = decision.allowed ? [] : [decision, ...decision.also];
    expect(all.map(({ reason }) => reason)).toEqual(reasons.map((reason) => `unapplied.${reason}`));
    expect(all.map(({ ask }) => ask)).toEqual(all.map(() => collector));
  });

  test("[WHY-1] who comes second is told who was first, and when", () => {
    const decision = canTakeOff(used, { ...pays, takenOff });
    expect(decision.allowed ? null : decision.params).toEqual({ number: "INV-1", who: "Carl Cole", on: "2028-03-01" });
  });
});
