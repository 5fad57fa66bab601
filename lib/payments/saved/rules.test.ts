import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { InvoiceFacts } from "@/lib/invoices/types";
import { addDays, plainDate } from "@/lib/platform/dates";
import { canPayWithSaved, isOutOfDate } from "./rules";
import type { SavedPaymentFacts } from "./types";

const today = plainDate("2028-02-29");
const usd = (minor: bigint) => ({ minor, currency: "USD" });
const person = (name: string) => ({ name, email: `${name}@fjord.example`, phone: null });
const invoice: InvoiceFacts = {
  ...{ number: "INV-1", isVoid: false, payable: usd(100n), open: usd(100n), dueOn: today, isDisputed: false },
  ...{ underWay: null, onlineLimit: usd(1000n), termsAllowOnline: true, collector: person("carl") },
};
const whole = {
  ...{ name: "Acme US", hiddenContracts: 0, holdsManageBilling: false },
  ...{ holder: person("ada"), customerService: person("service") },
};
const facts: SavedPaymentFacts = { invoice, standing: whole, expiresOn: today, today };
const asked = (change: Partial<SavedPaymentFacts>) => canPayWithSaved({ ...facts, ...change });

describe("paying with a saved method", () => {
  test.each([
    ["who sees the whole group", {}, null],
    ["who sees a part and holds manage billing", { hiddenContracts: 3, holdsManageBilling: true }, null],
    ["who sees a part", { hiddenContracts: 1 }, "payment.saved_not_whole_group"],
  ])("[PAY-3] by %s", (_who, standing, reason) => {
    const decision = asked({ standing: { ...whole, ...standing } });
    expect(decision.allowed ? null : decision.reason).toBe(reason);
  });

  test("[WHY-1] names who may, else customer service", () => {
    const part = { ...whole, hiddenContracts: 1 };
    expect(asked({ standing: part })).toMatchObject({ ask: person("ada") });
    expect(asked({ standing: { ...part, holder: null } })).toMatchObject({ ask: person("service") });
  });

  test("[BIL-4] by nobody, as auto-pay does, takes no permission", () => {
    expect(asked({ standing: null })).toEqual({ allowed: true });
  });

  test("[PAY-6] goes through the last day of the card's month, and says which that was", () => {
    expect(asked({ expiresOn: today }).allowed).toBe(true);
    const over = addDays(today, -1);
    expect(asked({ expiresOn: over })).toMatchObject({ reason: "payment.method_expired", params: { expired: over } });
  });

  test("[INV-3, WHY-1] says what stops the invoice first, and everything else after it", () => {
    const decision = asked({
      invoice: { ...invoice, isDisputed: true, termsAllowOnline: false },
      standing: { ...whole, hiddenContracts: 1 },
      expiresOn: addDays(today, -1),
    });
    if (decision.allowed) throw new Error("allowed");
    expect([decision.reason, ...decision.also.map(({ reason }) => reason)]).toEqual([
      "payment.disputed",
      "payment.terms",
      "payment.saved_not_whole_group",
      "payment.method_expired",
    ]);
  });

  test("[PAY-6] a card that is good on a day was good on every day before it; what does not run out always is", () => {
    fc.assert(
      fc.property(fc.integer({ min: -4_000, max: 4_000 }), fc.nat(4_000), (left, earlier) => {
        const expiresOn = addDays(today, left);
        if (!isOutOfDate(expiresOn, today)) expect(isOutOfDate(expiresOn, addDays(today, -earlier))).toBe(false);
        expect(isOutOfDate(null, addDays(today, left))).toBe(false);
      }),
    );
  });
});
