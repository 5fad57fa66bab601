import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, plainDate } from "@/lib/platform/dates";
import type { Decision } from "@/lib/platform/decision";
import { canChooseCard, canMakeDefault, canRemoveMethod, DAYS_SOON, expiryState, nextDefault } from "./rules";
import type { MethodRuleFacts } from "./types";

const today = plainDate("2028-02-29");
const customerService = { name: "Fjord", email: "service@fjord.example", phone: null };
const whole = { name: "Acme US", hiddenContracts: 0, holdsManageBilling: false, holder: null, customerService };
const part = { ...whole, hiddenContracts: 1 };
const facts: MethodRuleFacts = {
  ...{ standing: whole, autoPay: true, others: 1, isDefault: false, isPaying: false, expiresOn: today, today },
};
const reasonOf = (decision: Decision): string | null => (decision.allowed ? null : decision.reason);

describe("removing a payment method", () => {
  test.each([
    ["one of two, with auto-pay", {}, null],
    ["the last one, without auto-pay", { autoPay: false, others: 0 }, null],
    ["the last one, with auto-pay", { others: 0 }, "methods.last_with_auto_pay"],
    ["one that is paying", { isPaying: true }, "methods.paying"],
    ["the default one of two", { isDefault: true }, null],
    ["one that has run out", { expiresOn: addDays(today, -1) }, null],
    ["of a group seen in part", { standing: part }, "billing.not_whole_group"],
    [
      "of a group seen in part, by a holder of manage billing",
      { standing: { ...part, holdsManageBilling: true } },
      null,
    ],
  ])("[BIL-3] %s", (_what, change, reason) => {
    expect(reasonOf(canRemoveMethod({ ...facts, ...change }))).toBe(reason);
  });
});

describe("making a payment method the default", () => {
  test.each([
    ["a good one", {}, null],
    ["the default one", { isDefault: true }, "methods.default_already"],
    ["one that has run out", { expiresOn: addDays(today, -1) }, "payment.method_expired"],
    ["one that does not run out", { expiresOn: null }, null],
    ["of a group seen in part", { standing: part }, "billing.not_whole_group"],
  ])("[BIL-3] %s", (_what, change, reason) => {
    expect(reasonOf(canMakeDefault({ ...facts, ...change }))).toBe(reason);
  });
});

test("[CON-2] a contract's card is chosen by its holder, and by who may change the bill group", () => {
  expect([canChooseCard(whole, false), canChooseCard(part, true)].map(reasonOf)).toEqual([null, null]);
  expect(reasonOf(canChooseCard(part, false))).toBe("billing.not_whole_group");
});

describe("a card's date", () => {
  test.each([
    [null, "good"],
    [addDays(today, -1), "expired"],
    [today, "soon"],
    [addDays(today, DAYS_SOON), "soon"],
    [addDays(today, DAYS_SOON + 1), "good"],
  ] as const)("[BIL-3] good until %s: %s", (expiresOn, state) => {
    expect(expiryState(expiresOn, today)).toBe(state);
  });

  test("[BIL-3] what becomes the default is the newest that is good, else the newest, else nothing", () => {
    const method = fc.record({
      id: fc.uuid(),
      expiresOn: fc.option(fc.integer({ min: -99, max: 99 }).map((days) => addDays(today, days))),
    });
    fc.assert(
      fc.property(fc.array(method), (others) => {
        const next = nextDefault(others, today);
        const good = others.filter(({ expiresOn }) => expiryState(expiresOn, today) !== "expired");
        expect(next).toBe(good[0] ?? others[0] ?? null);
      }),
    );
  });
});
