import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { InvoiceFacts } from "@/lib/invoices/types";
import { addDays, daysBetween, plainDate } from "@/lib/platform/dates";
import { autoPayPlan, canTurnOnAutoPay, isHardDecline, lastStrike, nextStrike, retryDays, skippedFor } from "./rules";
import type { AutoPayFacts, AutoPayTry } from "./types";

const DUE = plainDate("2028-02-28");
const usd = (minor: bigint) => ({ minor, currency: "USD" });
const person = (name: string) => ({ name, email: `${name}@fjord.example`, phone: null });
const invoice: InvoiceFacts = {
  ...{ number: "INV-1", isVoid: false, payable: usd(100n), open: usd(100n), dueOn: DUE, isDisputed: false },
  ...{ underWay: null, onlineLimit: usd(1000n), partFrom: null, termsAllowOnline: true, collector: person("carl") },
};
const facts: AutoPayFacts = {
  ...{
    isOn: true,
    from: null,
    isByCard: true,
    hasMethod: true,
    expiresOn: null,
    invoice,
    tries: [],
    isChargedBack: false,
  },
};
const declined = (on: string, reason = "insufficient_funds", isByMethod = true): AutoPayTry => ({
  ...{ on: plainDate(on), outcome: "declined", reason, isByMethod },
});
const planOf = (change: Partial<AutoPayFacts>, today = DUE) => {
  const { decision, on } = autoPayPlan({ ...facts, ...change }, today);
  return [decision.allowed ? "allowed" : decision.reason, on];
};

describe("when an invoice is paid by itself", () => {
  test.each<[string, Partial<AutoPayFacts>, string, string]>([
    ["on its due date", {}, "allowed", "2028-02-28"],
    ["never, once a bank took its payment back", { isChargedBack: true }, "auto_pay.charged_back", "2028-02-28"],
    ["not before auto-pay begins", { from: plainDate("2028-03-05") }, "allowed", "2028-03-05"],
    ["a day after the first decline, over 29 February", { tries: [declined("2028-02-28")] }, "allowed", "2028-02-29"],
    [
      "three days after the first decline",
      { tries: [declined("2028-02-28"), declined("2028-02-29")] },
      "allowed",
      "2028-03-02",
    ],
    [
      "seven days after it",
      { tries: [declined("2028-02-28"), declined("2028-02-29"), declined("2028-03-02")] },
      "allowed",
      "2028-03-06",
    ],
    [
      "then not any more",
      {
        tries: ["28", "29"]
          .map((day) => declined(`2028-02-${day}`))
          .concat(["02", "06"].map((day) => declined(`2028-03-${day}`))),
      },
      "auto_pay.retries_over",
      "2028-03-07",
    ],
    [
      "never again after a hard decline",
      { tries: [declined("2028-02-28", "lost_card")] },
      "auto_pay.bank_refused",
      "2028-02-29",
    ],
    [
      "the day after a hard decline of another method",
      { tries: [declined("2028-02-28", "lost_card", false)] },
      "allowed",
      "2028-02-29",
    ],
    [
      "after four declines of another method, and one, three and seven days after the first of its own",
      {
        tries: ["01", "02", "04", "08"]
          .map((day) => declined(`2028-03-${day}`, "insufficient_funds", false))
          .concat([declined("2028-03-09"), declined("2028-03-10")]),
      },
      "allowed",
      "2028-03-12",
    ],
    [
      "a late try moves the next, but not onto its own day",
      { tries: [declined("2028-02-28"), declined("2028-03-09")] },
      "allowed",
      "2028-03-10",
    ],
    [
      "the day after one that could not be tried",
      { tries: [{ on: DUE, outcome: "not_tried", reason: null, isByMethod: true }] },
      "allowed",
      "2028-02-29",
    ],
    ["not where it is off", { isOn: false }, "auto_pay.off", "2028-02-28"],
    ["not where the contract is paid by invoice", { isByCard: false }, "auto_pay.not_by_card", "2028-02-28"],
    ["not without a method", { hasMethod: false }, "auto_pay.no_method", "2028-02-28"],
    [
      "not with a card that has run out",
      { expiresOn: plainDate("2028-01-31") },
      "payment.method_expired",
      "2028-02-28",
    ],
    ["not while disputed", { invoice: { ...invoice, isDisputed: true } }, "payment.disputed", "2028-02-28"],
    ["not above the limit", { invoice: { ...invoice, onlineLimit: usd(99n) } }, "payment.over_limit", "2028-02-28"],
    [
      "not in parts either",
      { invoice: { ...invoice, onlineLimit: usd(99n), open: usd(150n), partFrom: usd(60n) } },
      "payment.over_limit_in_parts",
      "2028-02-28",
    ],
    [
      "not below what the provider takes",
      { invoice: { ...invoice, open: usd(49n) } },
      "payment.under_least",
      "2028-02-28",
    ],
    [
      "after a day on which the provider did not take it",
      { tries: [{ on: DUE, outcome: "skipped", reason: "payment.not_taken", isByMethod: true }] },
      "allowed",
      "2028-02-29",
    ],
    ["not when paid", { invoice: { ...invoice, open: usd(0n) } }, "payment.paid", "2028-02-28"],
  ])("[BIL-4] %s", (_case, change, decision, on) => {
    expect(planOf(change)).toEqual([decision, on]);
  });

  test("[BIL-4] whatever the days were, at most four tries, each on a day of its own, none before the due date", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 10, maxLength: 10 }), fc.nat(40), (lates, starts) => {
        let today = addDays(DUE, -starts);
        const tries: AutoPayTry[] = [];
        for (const late of lates) {
          const { decision, on } = autoPayPlan({ ...facts, tries }, today);
          if (!decision.allowed) break;
          expect(on >= DUE && on > (tries.at(-1)?.on ?? plainDate("1999-01-01"))).toBe(true);
          today = addDays(on, late);
          tries.push(declined(today));
        }
        expect(tries).toHaveLength(4);
        expect(new Set(tries.map((tried) => tried.on)).size).toBe(4);
      }),
    );
  });

  test("[BIL-4] without delays the retries are 1, 3 and 7 days after the first try", () => {
    expect(retryDays(DUE).map((day) => daysBetween(DUE, day))).toEqual([1, 3, 7]);
  });

  test.each([
    ["insufficient_funds", false],
    ["generic_decline", false],
    ["processing_error", false],
    ["a_code_of_tomorrow", false],
    ["lost_card", true],
    ["stolen_card", true],
    ["expired_card", true],
    ["authentication_required", true],
    [null, false],
  ])("[BIL-4] %s is final: %s", (code, expected) => {
    expect(isHardDecline(code)).toBe(expected);
  });

  test("[BIL-4] six o'clock parts the days", () => {
    expect([nextStrike(DUE, false), lastStrike(DUE, false)]).toEqual(["2028-02-28", "2028-02-27"]);
    expect([nextStrike(DUE, true), lastStrike(DUE, true)]).toEqual(["2028-02-29", "2028-02-28"]);
  });
});

describe("what is told when it could not be paid", () => {
  const skipped = (change: Partial<AutoPayFacts>, struck = DUE) => {
    const all = { ...facts, ...change };
    return skippedFor(all, autoPayPlan(all, DUE), struck)?.reason ?? null;
  };
  const disputed = { invoice: { ...invoice, isDisputed: true } };

  test("[BIL-4, WHY-1] the rule's reason, once, and not before the day", () => {
    expect(skipped(disputed)).toBe("payment.disputed");
    expect(skipped(disputed, addDays(DUE, -1))).toBeNull();
    const told: AutoPayTry = { on: DUE, outcome: "skipped", reason: "payment.disputed", isByMethod: true };
    expect(skipped({ ...disputed, tries: [told] })).toBeNull();
    expect(skipped({ ...disputed, isOn: false })).toBeNull();
    expect(skipped({ hasMethod: false })).toBe("auto_pay.no_method");
    expect(skipped({ invoice: { ...invoice, open: usd(49n) } })).toBe("payment.under_least");
    const big = { ...invoice, onlineLimit: usd(99n), open: usd(150n), partFrom: usd(60n) };
    expect(skipped({ invoice: big })).toBe("payment.over_limit_in_parts");
    const kwd = { minor: 12_345n, currency: "KWD" };
    expect(skipped({ invoice: { ...invoice, open: kwd, onlineLimit: kwd } })).toBe("payment.off_step");
    expect(skipped({})).toBeNull();
  });
});

describe("turning it on", () => {
  const standing = {
    ...{ name: "Acme US", hiddenContracts: 0, holdsManageBilling: false },
    ...{ holder: person("ada"), customerService: person("service") },
  };
  const reasons = (...args: Parameters<typeof canTurnOnAutoPay>) => {
    const decision = canTurnOnAutoPay(...args);
    return decision.allowed ? [] : [decision, ...decision.also].map(({ reason }) => reason);
  };
  test("[BIL-4] takes somebody who may change the group, and a method that is good today", () => {
    expect(reasons(standing, { expiresOn: DUE }, DUE)).toEqual([]);
    expect(reasons(standing, null, DUE)).toEqual(["auto_pay.no_method"]);
    expect(reasons({ ...standing, hiddenContracts: 1 }, { expiresOn: addDays(DUE, -1) }, DUE)).toEqual([
      "billing.not_whole_group",
      "payment.method_expired",
    ]);
  });
});
