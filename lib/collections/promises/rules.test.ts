import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { InvoiceFacts } from "@/lib/invoices/types";
import { addDays, plainDate } from "@/lib/platform/dates";
import type { Decision } from "@/lib/platform/decision";
import { canDispute, canSettle, canWithdraw, canWrite } from "../disputes/rules";
import { canReportTransfer, checkSentAmount, checkSentDay } from "../transfers/rules";
import { canPromise, canWithdrawPromise, checkPromisedAmount, checkPromisedDay, promiseStanding } from "./rules";
import type { PromiseFacts } from "./types";

const today = plainDate("2028-02-29");
const usd = (minor: bigint) => ({ minor, currency: "USD" });
const collector = { name: "Carl Cole", email: "carl.collector@fjord.example", phone: null };
const at = new Date(0);

const invoice = (change: Partial<InvoiceFacts> = {}): InvoiceFacts => ({
  ...{ number: "INV-1", isVoid: false, payable: usd(100n), open: usd(100n), dueOn: today, isDisputed: false },
  ...{ underWay: null, onlineLimit: usd(1000n), partFrom: null, termsAllowOnline: true, collector, ...change },
});
const paying = { by: "Ben Holt", startedAt: at, endsAt: at };
const outcome = (decision: Decision): string => (decision.allowed ? "allowed" : decision.reason);

describe("what can be said of an invoice", () => {
  test.each([
    [invoice(), "allowed", "allowed", "allowed"],
    [invoice({ isVoid: true }), "dispute.void", "promise.void", "transfer.void"],
    [invoice({ open: usd(0n) }), "dispute.paid", "promise.paid", "transfer.paid"],
    [invoice({ open: usd(-1n) }), "dispute.paid", "promise.paid", "transfer.paid"],
    [invoice({ isDisputed: true }), "dispute.already", "promise.disputed", "allowed"],
    [invoice({ underWay: paying }), "dispute.under_way_by", "promise.under_way", "allowed"],
    [invoice({ underWay: { ...paying, by: null } }), "dispute.under_way", "promise.under_way", "allowed"],
    [invoice({ termsAllowOnline: false, onlineLimit: null }), "allowed", "allowed", "allowed"],
  ])("[INV-9, INV-10] case %#: dispute %s, promise %s, transfer %s", (facts, dispute, promise, transfer) => {
    expect(outcome(canDispute(facts))).toBe(dispute);
    expect(outcome(canPromise(facts))).toBe(promise);
    expect(outcome(canReportTransfer(facts))).toBe(transfer);
  });

  test("[WHY-1] every refusal names the collector", () => {
    for (const facts of [invoice({ isVoid: true }), invoice({ open: usd(0n) }), invoice({ isDisputed: true })])
      expect(canDispute(facts)).toMatchObject({ ask: collector });
  });
});

describe("who writes to a dispute and ends it", () => {
  const facts = { hasEnded: false, isOpener: true, messages: 3, collector };

  test.each([
    [facts, "allowed", "allowed"],
    [{ ...facts, isOpener: false }, "allowed", "dispute.not_opener"],
    [{ ...facts, hasEnded: true }, "dispute.ended", "dispute.ended"],
    [{ ...facts, messages: 199 }, "allowed", "allowed"],
    [{ ...facts, messages: 200 }, "dispute.full", "allowed"],
  ])("[INV-9] case %#: write %s, withdraw %s", (given, writing, withdrawal) => {
    expect(outcome(canWrite(given))).toBe(writing);
    expect(outcome(canWithdraw(given))).toBe(withdrawal);
  });

  test.each([
    [true, false, false, "allowed"],
    [false, true, false, "allowed"],
    [false, false, false, "dispute.not_collector"],
    [true, false, true, "dispute.ended"],
  ])("[INV-9] collector %s, admin %s, ended %s: %s", (isCollector, isAdmin, hasEnded, expected) => {
    expect(outcome(canSettle({ isCollector, isAdmin }, { hasEnded, collector }))).toBe(expected);
  });
});

describe("days and amounts", () => {
  test.each([
    [-1, "promise.past"],
    [0, "allowed"],
    [90, "allowed"],
    [91, "promise.too_far"],
  ])("[INV-10] promised %s days from now: %s", (days, expected) => {
    expect(outcome(checkPromisedDay(addDays(today, days), today, collector))).toBe(expected);
  });

  test.each([
    [1, "transfer.future"],
    [0, "allowed"],
    [-180, "allowed"],
    [-181, "transfer.too_old"],
  ])("[INV-10] sent %s days from now: %s", (days, expected) => {
    expect(outcome(checkSentDay(addDays(today, days), today, collector))).toBe(expected);
  });

  test.each([
    [-1n, "nothing"],
    [0n, "nothing"],
    [1n, "allowed"],
    [100n, "allowed"],
    [101n, "too_much"],
  ])("[INV-10] %s of 100 that is open: %s", (minor, expected) => {
    const said = [checkPromisedAmount(usd(minor), usd(100n)), checkSentAmount(usd(minor), usd(100n), collector)];
    expect(said.map((decision) => outcome(decision).replace(/^\w+\./, ""))).toEqual([expected, expected]);
  });
});

describe("what has become of a promise", () => {
  const promise: PromiseFacts = {
    ...{ promisedOn: today, amountMinor: 100n, ending: null, paidInTimeMinor: 0n, openMinor: 100n },
  };

  test.each<[number, string, Partial<PromiseFacts>]>([
    [0, "waiting", {}], // due today is not late
    [1, "broken", {}],
    [1, "kept", { paidInTimeMinor: 100n, openMinor: 0n }],
    [1, "kept", { paidInTimeMinor: 100n, openMinor: 50n }], // only this part was promised
    [0, "waiting", { paidInTimeMinor: 99n, openMinor: 1n }],
    [1, "broken", { paidInTimeMinor: 99n, openMinor: 1n }],
    [5, "moot", { openMinor: 0n }], // credited, taken back, or paid too late
    [0, "superseded", { ending: "superseded" as const, paidInTimeMinor: 100n }],
    [9, "withdrawn", { ending: "withdrawn" as const }],
  ])("[INV-10] case %#: %s days after the promised one: %s", (days, expected, change) => {
    expect(promiseStanding({ ...promise, ...change }, addDays(today, days))).toBe(expected);
  });

  test("[INV-10] what is kept stays kept, however much time passes", () => {
    const minor = fc.bigInt({ min: 0n, max: 1000n });
    fc.assert(
      fc.property(minor, minor, fc.nat(400), fc.nat(400), (paid, openMinor, first, later) => {
        const facts = { ...promise, paidInTimeMinor: paid, openMinor };
        const standing = promiseStanding(facts, addDays(today, first));
        if (standing === "kept" || standing === "broken")
          expect(promiseStanding(facts, addDays(today, first + later))).toBe(standing);
      }),
    );
  });

  test.each([
    ["waiting", true, "allowed"],
    ["broken", true, "allowed"],
    ["kept", true, "promise.over"],
    ["moot", true, "promise.over"],
    ["withdrawn", true, "promise.over"],
    ["superseded", true, "promise.over"],
    ["waiting", false, "promise.not_yours"],
  ] as const)("[INV-10] withdrawing one that is %s, one's own %s: %s", (standing, isMine, expected) => {
    expect(outcome(canWithdrawPromise({ standing, isMine }, collector))).toBe(expected);
  });
});
